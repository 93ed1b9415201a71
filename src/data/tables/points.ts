/** Points, who has which role in them, what they promise in figures, their themes. */
import type { UnitDuty } from '../../compare/index.ts';
import type { Assignment, Commitment, NoticeRecord, WorkPoint } from '../../points/index.ts';
import { foldText } from '../../text/fold.ts';
import type { CommitmentRecord, DifferenceRecord } from '../schema.ts';
import { defineTable, type ForeignKey } from '../table.ts';
import { toNotice } from './notices.ts';

export interface PointRow {
  point: WorkPoint;
  notice: NoticeRecord | undefined;
  province: string | null;
  themeName: string | null;
  /** Its place in its notice, from 1. */
  position: number;
}

export const POINTS = defineTable<PointRow>({
  name: 'points', title: '条目', english: 'Work points: the smallest items of notices with a demand of their own', key: ['id'],
  foreign: [toNotice, { field: 'theme', table: 'themes', to: 'id' }],
}, [
  ['id', 'string', '条目编号', '文件编号/本站编号，固定不变', 'Id: notice/number; never changes', ({ point: { id } }) => id, { required: true }],
  ['notice', 'string', '文件编号', '见文件', 'Id of its notice', ({ point }) => point.notice, { required: true }],
  ['position', 'integer', '次序', '在文件里第几项，从1起', 'Its place in its notice, from 1', ({ position }) => position, { database: true, required: true }],
  ['region', 'string', '地区', '', 'Place of the bureau', ({ notice }) => notice?.region ?? null],
  ['province', 'string', '省份', '所属省份；没有人写明的为空', 'Province, as people wrote it', ({ province }) => province, { database: true }],
  ['year', 'integer', '年份', '', 'Year of its notice', ({ notice }) => notice?.year ?? null, { unit: '年' }],
  ['kind', 'string', '文件种类', 'work-points 工作要点，task-division 分工方案，annual-report 年度报告', 'Kind of its notice', ({ notice }) => notice?.kind ?? null, { database: true }],
  ['document_number', 'string', '发文字号', '未见的为空', 'Document number of its notice', ({ notice }) => notice?.number ?? null],
  ['number', 'string', '本站编号', '文件自己的序号；没有单一序号的按层级，如 2-2-1', 'Number in the site\'s addresses: the notice\'s own, else by its levels', ({ point: { number } }) => number, { required: true }],
  ['printed_number', 'string', '印出的序号', '文件里印的，如 附件第10项、三（一）1；没有印的为空', 'Number as the notice prints it; null where it prints none', ({ point: { printed = null } }) => printed],
  ['path', 'string', '所在标题', '由上到下，以“ › ”相连', 'Headings above it, outermost first, joined by " › "', ({ point: { path } }) => (path.length > 0 ? path.map(({ marker, text }) => marker + text).join(' › ') : null)],
  ['text', 'string', '原文', '照录', 'The words, verbatim', ({ point: { text } }) => text, { required: true }],
  ['folded', 'string', '检索文字', '原文、标题和单位各一行，不计空白、全角半角和大小写', 'Text, headings and units, a line each, folded for search: width, case and white space do not count', ({ point }) => toSearchText(point), { database: true, required: true }],
  ['lead', 'list', '牵头单位', '多个以“、”相连', 'Units that lead, as printed', ({ point: { lead } }) => lead],
  ['participants', 'list', '配合单位', '多个以“、”相连', 'Units that take part', ({ point: { participants } }) => participants],
  ['responsible', 'list', '责任单位', '没有说谁牵头；多个以“、”相连', 'Units with the responsibility where none leads', ({ point: { responsible } }) => responsible],
  ['units_inherited', 'boolean', '单位来自合并单元格', '', 'The units stand in a merged cell', ({ point: { inherited } }) => inherited, { required: true }],
  ['deadline_text', 'string', '完成时限原话', '没有的为空', 'Deadline, as printed', ({ point: { deadline } }) => deadline?.text ?? null],
  ['deadline_date', 'date', '最迟日期', '没有写明的为空', 'The last day allowed', ({ point: { deadline } }) => deadline?.date ?? null],
  ['deadline_ongoing', 'boolean', '持续进行', '没有时限的为空', 'To be done for ever or again and again', ({ point: { deadline } }) => deadline?.ongoing ?? null],
  ['deadline_source', 'string', '时限出处', 'column 表格或括号，text 语句', 'Where the deadline stands: a cell or bracket, or the sentence', ({ point: { deadline } }) => deadline?.source ?? null],
  ['remark', 'string', '备注', '没有的为空', 'Remark', ({ point: { remark } }) => remark],
  ['commitments', 'integer', '量化要求数', '写明的数字和日期有几处，详见量化要求', 'How many numbers and dates it promises', ({ point: { commitments } }) => commitments.length, { required: true, unit: '处' }],
  ['theme', 'string', '主要主题', '主题编号', 'Id of its primary theme', ({ point: { themes } }) => themes.primary, { required: true }],
  ['theme_name', 'string', '主要主题名称', '', 'Name of its primary theme', ({ themeName }) => themeName],
  ['themes_secondary', 'list', '兼及主题', '主题编号，多个以“、”相连', 'Ids of themes it touches besides', ({ point: { themes } }) => themes.secondary],
  ['source_file', 'string', '来源文件', '', 'Source file', ({ notice }) => notice?.source.file ?? null],
  ['source_line', 'integer', '来源文件起始行', '', 'First line in the source', ({ point: { source: [first] } }) => first?.start.line ?? null],
  ['source_end_line', 'integer', '来源文件末行', '', 'Last line in the source', ({ point: { source } }) => source.at(-1)?.end.line ?? null],
  ['source_place', 'string', '来源文件中的位置', '页、单元格或段落；来源是纯文本的为空', 'Page, cell or paragraph in a source that is no plain text', ({ point: { place } }) => place ?? null],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ point: { url } }) => url, { required: true }],
]);

/** All that the site's search looks at in a point, each field on a line of its own: no term runs over two. */
export function toSearchText({ text, path, lead, participants, responsible }: WorkPoint): string {
  const units = [...new Set([...lead, ...participants, ...responsible])];
  return [text, ...path.map((heading) => heading.text), ...units].map((field) => foldText(field, 'search').text).join('\n');
}

export const toPoint: ForeignKey = { field: 'point', table: 'points', to: 'id' };

const ROLE: Record<Assignment['role'], string> = { lead: '牵头', participants: '配合', responsible: '责任' };

export type AssignmentRow = Assignment & { point: string; notice: string; url: string; at: number };

export const ASSIGNMENTS = defineTable<AssignmentRow>({ name: 'assignments', title: '分工', english: 'Who has which role, as the notice says it', key: ['point', 'assignment'], foreign: [toPoint, toNotice] }, [
  ['point', 'string', '条目编号', '见条目', 'Id of the point', ({ point }) => point, { required: true }],
  ['assignment', 'integer', '第几处', '条目里的次序，从1起', 'Its place in the point, from 1', ({ at }) => at, { required: true }],
  ['notice', 'string', '文件编号', '见文件', 'Id of the notice', ({ notice }) => notice, { required: true }],
  ['role', 'string', '分工', '牵头、配合或责任；JSON 里是 lead、participants、responsible', 'Role: 牵头 lead, 配合 participant, 责任 responsible', ({ role }) => ROLE[role], { required: true }],
  ['units', 'list', '单位', '照原文，多个以“、”相连', 'Units, as printed', ({ units }) => units, { required: true }],
  ['scope', 'string', '只管', '条目里的哪一句或哪一事项；管整项的为空', 'The clause or matter it is limited to; null for all of the point', ({ scope }) => scope?.text ?? null],
  ['source_line', 'integer', '来源文件行', '写明单位和分工的文字所在的行', 'Line in the source', ({ source: [first] }) => first?.start.line ?? null],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ url }) => url, { database: true, required: true }],
]);

/** A unit's duty with one of the themes it is for. */
export interface DutyRow extends UnitDuty {
  at: number;
  theme: string;
  touches: boolean;
  url: string;
}

export const DUTIES = defineTable<DutyRow>({
  name: 'duties', title: '担责', english: 'Units with their role in a point, a row for each theme the role is for', key: ['point', 'duty', 'theme'], foreign: [toPoint, toNotice], database: true,
}, [
  ['point', 'string', '条目编号', '见条目', 'Id of the point', ({ point }) => point, { required: true }],
  ['duty', 'integer', '第几处', '条目里的次序，从1起', 'Its place in the point, from 1', ({ at }) => at, { required: true }],
  ['theme', 'string', '主题', '这份责任是为哪一主题', 'Theme the role is for', ({ theme }) => theme, { required: true }],
  ['notice', 'string', '文件编号', '见文件', 'Id of the notice', ({ notice }) => notice, { required: true }],
  ['role', 'string', '分工', 'lead 牵头，participants 配合，responsible 责任', 'Role', ({ role }) => role, { required: true }],
  ['unit', 'string', '单位', '照原文', 'Unit, as printed', ({ name }) => name, { required: true }],
  ['function', 'string', '职能编号', '没有归类的为空', 'Id of what the unit does', (duty) => duty.function],
  ['scope', 'string', '只管', '条目里的哪一句或哪一事项；管整项的为空', 'The clause or matter it is limited to; null for all of the point', ({ scope }) => scope],
  ['touches', 'boolean', '只是兼及', '条目以其他主题为主，只兼及这一主题', 'The point only touches this theme besides its own', ({ touches }) => touches, { required: true }],
  ['inherited', 'boolean', '单位来自合并单元格', '', 'The unit stands in a merged cell', ({ inherited }) => inherited, { required: true }],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ url }) => url, { required: true }],
]);

export interface PointThemeRow {
  point: string;
  notice: string;
  theme: string;
  primary: boolean;
  url: string;
}

export const POINT_THEMES = defineTable<PointThemeRow>({
  name: 'point_themes', title: '条目的主题', english: 'Themes of points, primary and secondary, one a row', key: ['point', 'theme'], foreign: [toPoint, toNotice, { field: 'theme', table: 'themes', to: 'id' }], database: true,
}, [
  ['point', 'string', '条目编号', '见条目', 'Id of the point', ({ point }) => point, { required: true }],
  ['theme', 'string', '主题', '见主题', 'Id of the theme', ({ theme }) => theme, { required: true }],
  ['notice', 'string', '文件编号', '见文件', 'Id of the notice', ({ notice }) => notice, { required: true }],
  ['is_primary', 'boolean', '主要主题', '否则是兼及', 'Primary theme; else touched besides', ({ primary }) => primary, { required: true }],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ url }) => url, { required: true }],
]);

const RELATION: Record<Commitment['op'], string> = { '>=': '不少于', '<=': '不超过', '=': '等于', by: '不晚于' };

export const COMMITMENTS = defineTable<CommitmentRecord>({ name: 'commitments', title: '量化要求', english: 'Demands with a number or date in them', key: ['id'], foreign: [toPoint, toNotice] }, [
  ['id', 'string', '编号', '条目编号#第几处', 'Id: point#number', ({ id }) => id, { required: true }],
  ['point', 'string', '条目编号', '见条目', 'Id of the point', ({ point }) => point, { required: true }],
  ['notice', 'string', '文件编号', '见文件', 'Id of the notice', ({ notice }) => notice, { required: true }],
  ['quote', 'string', '原话', '', 'The words', ({ quote }) => quote, { required: true }],
  ['kind', 'string', '种类', 'duration 期限，count 数量，frequency 频次，date 日期，share 比例', 'Kind of figure', ({ kind }) => kind, { required: true }],
  ['relation', 'string', '关系', '不少于、不超过、等于、不晚于；JSON 里是 op', 'Relation: 不少于 at least, 不超过 at most, 等于 equal, 不晚于 no later than', ({ op }) => RELATION[op], { required: true }],
  ['value_number', 'number', '数', '日期为空', 'The number; null for a date', ({ value }) => (typeof value === 'number' ? value : null)],
  ['value_date', 'date', '日期', '数字为空', 'The date; null for a number', ({ value }) => (typeof value === 'string' ? value : null)],
  ['unit', 'string', '单位', '日期没有单位', 'Unit of the number', ({ unit }) => unit],
  ['basis', 'string', '依据', 'notice 文件自己的，law 法定的', 'Set by the notice or by law', ({ basis }) => basis, { required: true }],
  ['statute', 'string', '法条', '法定的，是哪一条', 'The statute, where law sets it', ({ statute }) => statute ?? null],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ point }) => `${point}.html`, { database: true, required: true }],
]);

export const DIFFERENCES = defineTable<DifferenceRecord>({ name: 'differences', title: '正文与附件', english: 'Where the annex of a notice is not as its body', key: ['id'], foreign: [toPoint, toNotice] }, [
  ['id', 'string', '编号', '文件编号#第几处', 'Id: notice#number', ({ id }) => id, { required: true }],
  ['notice', 'string', '文件编号', '见文件', 'Id of the notice', ({ notice }) => notice, { required: true }],
  ['point', 'string', '条目编号', '涉及几项的，是第一条', 'Id of the point, the first of several', ({ point }) => point, { required: true }],
  ['points', 'list', '涉及的条目', '条目编号，多个以“、”相连', 'Ids of all points concerned', ({ points }) => points, { required: true }],
  ['kind', 'string', '种类', 'wording 用词不同，recognition 疑为识别错误，missing 附件少，added 附件多；inherited 合并单元格，不算不同', 'Kind of difference', ({ kind }) => kind, { required: true }],
  ['part', 'string', '哪一部分', 'heading 标题，requirement 具体要求，units 责任单位，deadline 完成时限', 'Part of the point', ({ part }) => part, { required: true }],
  ['annex', 'string', '附件表述', '附件没有的为空', 'The words of the annex; null where it has none', ({ annexContext }) => (annexContext === '' ? null : annexContext)],
  ['body', 'string', '正文表述', '正文没有的为空', 'The words of the body; null where it has none', ({ bodyContext }) => (bodyContext === '' ? null : bodyContext)],
  ['annex_line', 'integer', '附件所在行', '来源文件中的行', 'Line of the annex in the source', ({ annexSource }) => annexSource.start.line, { required: true }],
  ['body_line', 'integer', '正文所在行', '没有的为空', 'Line of the body in the source', ({ bodySource }) => bodySource?.start.line ?? null],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ notice }) => `${notice}/annex.html`, { database: true, required: true }],
]);

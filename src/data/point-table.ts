/** Points as one flat table: data/points.csv, and what readers download of their own notice. */
import type { Assignment, NoticeRecord, WorkPoint } from '../points/index.ts';
import { joinNames, toTable, type DataTable } from './table.ts';

/** @param notices of all the points */
export function toPointTable(points: readonly WorkPoint[], notices: readonly NoticeRecord[], themes: readonly { id: string; name: string }[]): DataTable {
  const nameOf = new Map(themes.map(({ id, name }) => [id, name]));
  const noticeOf = new Map(notices.map((notice) => [notice.id, notice]));
  return toTable<WorkPoint>('points', '条目', points, [
    ['id', 'string', '条目编号', '文件编号/本站编号，固定不变', ({ id }) => id, 'required'],
    ['notice', 'string', '文件编号', '见文件', ({ notice }) => notice, 'required'],
    ['region', 'string', '地区', '', ({ notice }) => noticeOf.get(notice)?.region ?? null],
    ['year', 'integer', '年份', '', ({ notice }) => noticeOf.get(notice)?.year ?? null],
    ['document_number', 'string', '发文字号', '未见的为空', ({ notice }) => noticeOf.get(notice)?.number ?? null],
    ['number', 'string', '本站编号', '文件自己的序号；没有单一序号的按层级，如 2-2-1', ({ number }) => number, 'required'],
    ['printed_number', 'string', '印出的序号', '文件里印的，如 附件第10项、三（一）1；没有印的为空', ({ printed = null }) => printed],
    ['path', 'string', '所在标题', '由上到下，以“ › ”相连', ({ path }) => (path.length > 0 ? path.map(({ marker, text }) => marker + text).join(' › ') : null)],
    ['text', 'string', '原文', '照录', ({ text }) => text, 'required'],
    ['lead', 'string', '牵头单位', '多个以“、”相连', ({ lead }) => joinNames(lead)],
    ['participants', 'string', '配合单位', '多个以“、”相连', ({ participants }) => joinNames(participants)],
    ['responsible', 'string', '责任单位', '没有说谁牵头；多个以“、”相连', ({ responsible }) => joinNames(responsible)],
    ['units_inherited', 'boolean', '单位来自合并单元格', '', ({ inherited }) => inherited, 'required'],
    ['deadline_text', 'string', '完成时限原话', '没有的为空', ({ deadline }) => deadline?.text ?? null],
    ['deadline_date', 'date', '最迟日期', '没有写明的为空', ({ deadline }) => deadline?.date ?? null],
    ['deadline_ongoing', 'boolean', '持续进行', '没有时限的为空', ({ deadline }) => deadline?.ongoing ?? null],
    ['deadline_source', 'string', '时限出处', 'column 表格或括号，text 语句', ({ deadline }) => deadline?.source ?? null],
    ['remark', 'string', '备注', '没有的为空', ({ remark }) => remark],
    ['commitments', 'integer', '量化要求数', '写明的数字和日期有几处，详见量化要求', (point) => point.commitments.length, 'required'],
    ['theme', 'string', '主要主题', '主题编号', (point) => point.themes.primary, 'required'],
    ['theme_name', 'string', '主要主题名称', '', (point) => nameOf.get(point.themes.primary) ?? null],
    ['themes_secondary', 'string', '兼及主题', '主题编号，多个以“、”相连', (point) => joinNames(point.themes.secondary)],
    ['source_file', 'string', '来源文件', '', ({ notice }) => noticeOf.get(notice)?.source.file ?? null],
    ['source_line', 'integer', '来源文件起始行', '', ({ source: [first] }) => first?.start.line ?? null],
    ['source_end_line', 'integer', '来源文件末行', '', ({ source: stretches }) => stretches.at(-1)?.end.line ?? null],
    ['url', 'string', '页面', '相对于站点根', ({ url }) => url, 'required'],
  ], ['id'], [{ field: 'notice', table: 'notices', to: 'id' }, { field: 'theme', table: 'themes', to: 'id' }]);
}

const ROLE: Record<Assignment['role'], string> = { lead: '牵头', participants: '配合', responsible: '责任' };

/** Who has which role, a line for each: data/assignments.csv. */
export function toAssignmentTable(points: readonly WorkPoint[]): DataTable {
  const rows = points.flatMap(({ id, notice, assignments }) => assignments.map((assignment, at) => ({ point: id, notice, at: at + 1, ...assignment })));
  return toTable('assignments', '分工', rows, [
    ['point', 'string', '条目编号', '见条目', ({ point }) => point, 'required'],
    ['assignment', 'integer', '第几处', '条目里的次序，从1起', ({ at }) => at, 'required'],
    ['notice', 'string', '文件编号', '见文件', ({ notice }) => notice, 'required'],
    ['role', 'string', '分工', '牵头、配合或责任；JSON 里是 lead、participants、responsible', ({ role }) => ROLE[role], 'required'],
    ['units', 'string', '单位', '照原文，多个以“、”相连', ({ units }) => joinNames(units), 'required'],
    ['scope', 'string', '只管', '条目里的哪一句或哪一事项；管整项的为空', ({ scope }) => scope?.text ?? null],
    ['source_line', 'integer', '来源文件行', '写明单位和分工的文字所在的行', ({ source: [first] }) => first?.start.line ?? null],
  ], ['point', 'assignment'], [{ field: 'point', table: 'points', to: 'id' }, { field: 'notice', table: 'notices', to: 'id' }]);
}

/** A notice a row, and what is wrong with its source. */
import { toDays, type Standing } from '../../compare/standing.ts';
import type { Diagnostic, NoticeRecord } from '../../points/index.ts';
import { defineTable, type ForeignKey } from '../table.ts';

/** A notice with what people wrote of it. */
export interface NoticeRow {
  record: NoticeRecord;
  /** 济南 */
  short: string;
  province: string | null;
  confirmed: boolean;
  /** Its place in its corpus, from 1. */
  position: number;
  /** Of several corpora exported together, its own. */
  corpus: string;
}

const standingOf = ({ record, province }: NoticeRow): Standing => ({ ...record, province });

export const NOTICES = defineTable<NoticeRow>({ name: 'notices', title: '文件', english: 'Notices, one a row', key: ['id'] }, [
  ['id', 'string', '文件编号', '站内编号，固定不变', 'Id of the notice; never changes', ({ record: { id } }) => id, { required: true }],
  ['region', 'string', '地区', '发文机关所属地区', 'Place of the bureau', ({ record: { region } }) => region],
  ['province', 'string', '省份', '所属省份；没有人写明的为空', 'Province, as people wrote it', ({ province }) => province, { database: true }],
  ['short', 'string', '简称', '地区简称', 'Short name of the place', ({ short }) => short, { database: true, required: true }],
  ['level', 'string', '层级', '省、市或县', 'Level of the bureau: 省 province, 市 city, 县 county', ({ record: { level } }) => level],
  ['year', 'integer', '年份', '文件所说的年份', 'Year the notice speaks of', ({ record: { year } }) => year, { unit: '年' }],
  ['kind', 'string', '种类', 'work-points 工作要点，task-division 分工方案，annual-report 年度报告', 'Kind of notice', ({ record: { kind } }) => kind, { required: true }],
  ['title', 'string', '标题', '照原文', 'Title, as printed', ({ record: { title } }) => title],
  ['issuer', 'string', '发文机关', '照原文', 'Issuing bureau, as printed', ({ record: { issuer } }) => issuer],
  ['document_number', 'string', '发文字号', '未见的为空', 'Document number; null where none is seen', ({ record: { number } }) => number],
  ['issued', 'date', '成文日期', '没有的取印发日期；未见的为空', 'Day it was signed, else printed', ({ record: { issued } }) => issued],
  ['published', 'date', '网页发布日期', '未见的为空', 'Day it appeared on the web', ({ record: { published } }) => published],
  ['day_from', 'date', '不早于', '成文、发布或所说年份的第一天；用来判断先后', 'It is not older than this day', (row) => toDays(standingOf(row))?.from ?? null, { database: true }],
  ['day_to', 'date', '不晚于', '成文、发布或所说年份的最后一天；年度报告没有上限', 'It is not younger than this day', (row) => toDays(standingOf(row))?.to ?? null, { database: true }],
  ['openness', 'string', '公开属性', '此件……公开；未见的为空', 'What it says of its own publication', ({ record: { openness } }) => openness],
  ['confirmed', 'boolean', '主题经人确认', '主题由人读过并确认', 'Its themes were read and confirmed by a person', ({ confirmed }) => confirmed, { database: true, required: true }],
  ['corpus', 'string', '文件夹', '几个文件夹一起导出时，出自哪一个', 'Of several corpora exported together, the one it is from', ({ corpus }) => corpus, { database: true, required: true }],
  ['position', 'integer', '次序', '在文件夹里第几份', 'Its place in its corpus, from 1', ({ position }) => position, { database: true, required: true }],
  ['source_file', 'string', '来源文件', '在 sources/ 里', 'Source file, in sources/', ({ record: { source: { file } } }) => file, { required: true }],
  ['source_sha256', 'string', '来源文件校验值', 'SHA-256', 'SHA-256 of the source file', ({ record: { source: { sha256 } } }) => sha256, { required: true }],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ record: { url } }) => url, { required: true }],
]);

export const toNotice: ForeignKey = { field: 'notice', table: 'notices', to: 'id' };

export interface DiagnosticRow extends Diagnostic {
  at: number;
  notice: string;
}

export const DIAGNOSTICS = defineTable<DiagnosticRow>({ name: 'diagnostics', title: '来源文件的问题', english: 'Faults found in the sources', key: ['diagnostic'] }, [
  ['diagnostic', 'integer', '第几处', '', 'Number, from 1', ({ at }) => at, { required: true }],
  ['notice', 'string', '文件编号', '见文件', 'Id of the notice', ({ notice }) => notice, { database: true, required: true }],
  ['rule', 'string', '规则', '', 'Id of the rule', ({ ruleId }) => ruleId, { required: true }],
  ['severity', 'string', '轻重', 'error 错误，warning 注意，info 提示', 'Severity', ({ severity }) => severity, { required: true }],
  ['message', 'string', '说明', '', 'What is wrong', ({ message }) => message, { required: true }],
  ['file', 'string', '来源文件', '', 'Source file', ({ file }) => file, { required: true }],
  ['line', 'integer', '行', '', 'Line, from 1', ({ start }) => start.line, { required: true }],
  ['column', 'integer', '列', '', 'Column, from 1', ({ start }) => start.column, { required: true }],
  ['quote', 'string', '所指的原文', '', 'The words meant', ({ quote }) => (quote === '' ? null : quote)],
  ['url', 'string', '页面', '所在文件，相对于站点根', 'Page of the notice, relative to the root of the site', ({ notice }) => `${notice}/index.html`, { database: true, required: true }],
]);

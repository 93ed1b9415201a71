/** Units, themes, terms; the figures of annual reports. */
import type { Check, Figure } from '../../points/index.ts';
import type { GlossaryRecord, ThemeRecord, UnitRecord } from '../schema.ts';
import { defineTable } from '../table.ts';
import { toNotice } from './notices.ts';

export const UNITS = defineTable<UnitRecord>({ name: 'units', title: '单位', english: 'Units by the names notices print, with what they do', key: ['notice', 'name'], foreign: [toNotice] }, [
  ['notice', 'string', '文件编号', '见文件', 'Id of the notice', ({ notice }) => notice, { required: true }],
  ['name', 'string', '名称', '照原文', 'Name, as printed', ({ name }) => name, { required: true }],
  ['function', 'string', '职能编号', '没有归类的为空', 'Id of what it does', (unit) => unit.function],
  ['function_name', 'string', '职能', '', 'What it does', ({ functionName }) => functionName],
  ['also', 'list', '兼有职能', '编号，多个以“、”相连', 'Ids of what else it does', ({ also }) => also],
  ['reason', 'string', '归类理由', '不言自明的为空', 'Why people judged so', ({ reason }) => reason],
  ['lead', 'list', '牵头的条目', '条目编号，多个以“、”相连', 'Points it leads', ({ lead }) => lead],
  ['participants', 'list', '配合的条目', '同上', 'Points it takes part in', ({ participants }) => participants],
  ['responsible', 'list', '负责的条目', '同上', 'Points it is responsible for', ({ responsible }) => responsible],
  ['url', 'string', '页面', '所在文件，相对于站点根', 'Page of the notice, relative to the root of the site', ({ notice }) => `${notice}/index.html`, { database: true, required: true }],
]);

/** A theme with how many points it has. */
export interface ThemeRow extends Omit<ThemeRecord, 'primary' | 'secondary'> {
  primary: number;
  secondary: number;
}

export const THEMES = defineTable<ThemeRow>({ name: 'themes', title: '主题', english: 'Themes by which points are compared', key: ['id'] }, [
  ['id', 'string', '主题编号', '固定不变', 'Id of the theme; never changes', ({ id }) => id, { required: true }],
  ['group', 'string', '分组', '五组依国办公开办函〔2021〕30号，决策与参与、解读与回应是本站另分的', 'Group', ({ group }) => group, { required: true }],
  ['name', 'string', '名称', '', 'Name', ({ name }) => name, { required: true }],
  ['definition', 'string', '范围', '', 'What belongs to it', ({ definition }) => definition, { required: true }],
  ['points_primary', 'integer', '为主的项数', '', 'Points whose primary theme it is', ({ primary }) => primary, { required: true, unit: '项' }],
  ['points_secondary', 'integer', '兼及的项数', '', 'Points that touch it besides', ({ secondary }) => secondary, { required: true, unit: '项' }],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ url }) => url, { required: true }],
]);

export type FigureRow = Figure & { notice: string };

export const STATISTICS = defineTable<FigureRow>({ name: 'statistics', title: '统计', english: 'Figures of annual reports, parts 二, 三, 四', key: ['notice', 'part', 'row', 'column'], foreign: [toNotice] }, [
  ['notice', 'string', '文件编号', '见文件', 'Id of the notice', ({ notice }) => notice, { required: true }],
  ['part', 'string', '部分', '报告的第几部分', 'Part of the report', ({ table }) => table, { required: true }],
  ['row', 'string', '行名', '', 'Name of the row', ({ row }) => row, { required: true }],
  ['column', 'string', '列名', '', 'Name of the column', ({ column }) => column, { required: true }],
  ['value', 'number', '数', '', 'The figure', ({ value }) => value, { required: true }],
  ['source_line', 'integer', '来源文件行', '', 'Line in the source', ({ source }) => source.start.line, { required: true }],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ notice }) => `statistics/${notice}.html`, { database: true, required: true }],
]);

export type CheckRow = Check & { notice: string; at: number; url: string };

export const CHECKS = defineTable<CheckRow>({ name: 'checks', title: '勾稽关系', english: 'Equations between the figures of a report', key: ['notice', 'check'], foreign: [toNotice] }, [
  ['notice', 'string', '文件编号', '见文件', 'Id of the notice', ({ notice }) => notice, { required: true }],
  ['check', 'integer', '第几条', '', 'Number, from 1', ({ at }) => at, { required: true }],
  ['rule', 'string', '等式', '', 'The equation', ({ rule }) => rule, { required: true }],
  ['left', 'number', '左边', '来源文件没有的为空', 'Left side; null where the source lacks it', ({ left }) => left],
  ['right', 'number', '右边', '来源文件没有的为空', 'Right side; null where the source lacks it', ({ right }) => right],
  ['holds', 'boolean', '成立', '无法核对的为空', 'Whether it holds; null where it cannot be checked', ({ holds }) => holds],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ url }) => url, { database: true, required: true }],
]);

const MARK = { mark: '；' };

export const GLOSSARY = defineTable<GlossaryRecord>({ name: 'glossary', title: '词语', english: 'Terms of the trade, explained', key: ['id'] }, [
  ['id', 'string', '词条编号', '', 'Id', ({ id }) => id, { required: true }],
  ['term', 'string', '词', '', 'Term', ({ term }) => term, { required: true }],
  ['also', 'list', '其他写法', '同一事物的；多个以“；”相连', 'Other names of the same', ({ also }) => also, MARK],
  ['related', 'list', '相关的词', '相关而不是同一事物；多个以“；”相连', 'Related terms, not the same', ({ related }) => related, MARK],
  ['short', 'string', '解释', '', 'Explanation', ({ short }) => short, { required: true }],
  ['sources', 'list', '依据', '多个以“；”相连', 'Sources', ({ sources }) => sources, MARK],
  ['url', 'string', '页面', '相对于站点根', 'Page, relative to the root of the site', ({ url }) => url, { required: true }],
]);

/**
 * The records: what the site, its data files and `inspect --json` give.
 * Their shapes are a contract; the build validates every record with them,
 * and data/schema/*.json is generated from them with the words for readers
 * that stand in `describe`.
 */
import { z } from 'zod';

/** A place in a seed: line and column from 1, offset in UTF-16 units from 0. */
export const pointSchema = z.object({
  line: z.int().positive().describe('行，从1起'),
  column: z.int().positive().describe('列，从1起'),
  offset: z.int().nonnegative().describe('从文件开头数的 UTF-16 单元，从0起'),
});

/** A stretch of a seed, `end` exclusive. */
export const positionSchema = z.object({ start: pointSchema, end: pointSchema });

const isoDate = z.iso.date();

/** A heading above a point: its printed number and its words. */
export const headingSchema = z.object({
  marker: z.string().describe('印出的序号'),
  text: z.string().describe('标题文字'),
});

/** 完成时限. `date` is the last day allowed; `ongoing` for 长期坚持, 每季度. */
export const deadlineSchema = z.object({
  text: z.string().describe('时限原话'),
  date: isoDate.nullable().describe('最迟的一天；没有写明的为空'),
  ongoing: z.boolean().describe('持续进行，没有截止日'),
  source: z.enum(['column', 'text']).describe('column：表格一栏、括号或单独一行；text：只见于语句'),
});

/** A demand with a number or date in it. */
export const commitmentSchema = z.object({
  quote: z.string().describe('原话'),
  kind: z.enum(['duration', 'count', 'frequency', 'date', 'share']).describe('duration 期限，count 数量，frequency 频次，date 日期，share 比例'),
  op: z.enum(['>=', '<=', '=', 'by']).describe('不少于、不超过、等于、最迟'),
  value: z.union([z.number(), isoDate]).describe('数字；种类为 date 时是日期'),
  unit: z.string().nullable().describe('日、工作日、次/年、%……；日期没有单位'),
  basis: z.enum(['notice', 'law']).describe('notice：文件自己的要求；law：法律法规本来就定了'),
  statute: z.string().optional().describe('法定的，是哪一条：见 content/statutes.yaml'),
});

export const themesSchema = z.object({
  primary: z.string().describe('主要主题的编号'),
  secondary: z.array(z.string()).describe('兼及的主题'),
});

/** Who has which role: for all of a point, or for one clause or matter of it. */
export const assignmentSchema = z.object({
  role: z.enum(['lead', 'participants', 'responsible']).describe('lead 牵头，participants 配合，responsible 责任'),
  units: z.array(z.string()).describe('单位名称，照原文'),
  scope: z.object({
    text: z.string().describe('原话'),
    source: z.array(positionSchema).describe('在来源文件中的位置'),
  }).nullable().describe('只管条目里的哪一句或哪一事项；管整条的为空'),
  source: z.array(positionSchema).describe('写明单位和分工的文字在来源文件中的位置'),
});

/** The smallest item of a notice with a demand of its own. */
export const workPointSchema = z.object({
  id: z.string().describe('条目编号：文件编号/本站编号'),
  notice: z.string().describe('文件编号'),
  number: z.string().describe('本站的编号：文件自己的序号；没有单一序号的按层级，如 2-2-1'),
  printed: z.string().optional().describe('文件里印出的序号，引用时用它；没有印序号的没有这一项').meta({ examples: ['附件第10项', '三（一）1', '五、一是'] }),
  path: z.array(headingSchema).describe('所在各级标题，由上到下'),
  /** Verbatim, joined, without its number and without what names units. */
  text: z.string().describe('原文，不含条号和写单位的栏目、括号'),
  lead: z.array(z.string()).describe('牵头单位，照原文'),
  participants: z.array(z.string()).describe('配合或按职责分工的单位'),
  /** 责任单位 without a named lead */
  responsible: z.array(z.string()).describe('责任单位，没有说谁牵头'),
  assignments: z.array(assignmentSchema).describe('谁担什么责，管整条还是只管一句一事；牵头、配合、责任三栏由它合并而成，有人牵头的，其余责任单位归入配合'),
  inherited: z.boolean().describe('单位来自合并单元格'),
  deadline: deadlineSchema.nullable().describe('完成时限；没有的为空'),
  remark: z.string().nullable().describe('备注'),
  commitments: z.array(commitmentSchema).describe('写明的数字和日期'),
  themes: themesSchema.describe('主题'),
  /** The stretches of the seed that give `text` when joined. */
  source: z.array(positionSchema).describe('在来源文件中的位置，各段相接即原文'),
  url: z.string().describe('页面，相对于站点根'),
  place: z.string().optional().describe('在原文件中的位置；来源是纯文本的没有').meta({ examples: ['第3页', '分工表!D7'] }),
});

export const noticeRecordSchema = z.object({
  id: z.string().describe('文件编号'),
  region: z.string().nullable().describe('地区'),
  level: z.enum(['省', '市', '县']).nullable().describe('层级'),
  year: z.int().nullable().describe('文件所说的年份'),
  kind: z.enum(['work-points', 'task-division', 'annual-report']).describe('work-points 工作要点，task-division 分工方案，annual-report 年度报告'),
  title: z.string().nullable().describe('标题'),
  issuer: z.string().nullable().describe('发文机关'),
  number: z.string().nullable().describe('发文字号；未见的为空'),
  issued: isoDate.nullable().describe('成文日期，没有的取印发日期；未见的为空'),
  published: isoDate.nullable().describe('网页发布日期；未见的为空'),
  openness: z.string().nullable().describe('公开属性（此件……公开）；未见的为空'),
  source: z.object({
    file: z.string().describe('来源文件'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/).describe('来源文件的校验值'),
  }).describe('来源文件'),
  url: z.string().describe('页面，相对于站点根'),
});

/** One figure of an annual report's tables. */
export const figureSchema = z.object({
  table: z.enum(['二', '三', '四']).describe('报告的第几部分'),
  row: z.string().describe('行名'),
  column: z.string().describe('列名'),
  value: z.number().describe('数'),
  source: positionSchema.describe('在来源文件中的位置'),
});

/** 勾稽关系: an equation between figures; `holds` is null where the source does not let it be assessed. */
export const checkSchema = z.object({
  rule: z.string().describe('等式'),
  left: z.number().nullable().describe('左边；来源文件没有的为空'),
  right: z.number().nullable().describe('右边；来源文件没有的为空'),
  holds: z.boolean().nullable().describe('成立与否；来源文件截断、无法核对的为空'),
});

export const statisticsSchema = z.object({
  cells: z.array(figureSchema).describe('表中各数'),
  checks: z.array(checkSchema).describe('勾稽关系'),
});

/** What is wrong with a notice, and where. */
export const diagnosticSchema = z.object({
  ruleId: z.string().describe('规则编号'),
  severity: z.enum(['error', 'warning', 'info']).describe('error 错误，warning 注意，info 提示'),
  message: z.string().describe('说明'),
  file: z.string().describe('来源文件'),
  start: pointSchema.describe('起'),
  end: pointSchema.describe('止（不含）'),
  quote: z.string().describe('所指的原文'),
  second: z.object({
    kind: z.enum(['columns', 'line']).describe('columns：一张表的各列；line：一行').meta({ examples: ['columns'] }),
    line: z.int().positive().describe('表的首行或这一行，从1起').meta({ examples: [12] }),
    words: z.string().describe('这一行的原话，长的只取开头').meta({ examples: ['序号 事项 处室 节点'] }),
    first: z.record(z.string(), z.string()).describe('现在怎样读：第几列→是什么，或 as→是什么').meta({ examples: [{ 3: 'lead', 4: 'deadline' }] }),
    second: z.record(z.string(), z.string()).describe('还可以怎样读；照写进更正即改读').meta({ examples: [{ 3: 'responsible', 4: 'deadline' }] }),
    by: z.number().nullable().describe('每百个单元格里，前一种读法多对上几个；没有数过的为空').meta({ examples: [12] }),
  }).optional().describe('拿不准时的另一种读法；没有的不写').meta({ examples: [{ kind: 'columns', line: 12, words: '序号 事项 处室 节点', first: { 3: 'lead' }, second: { 3: 'responsible' }, by: 12 }] }),
});

export type Heading = z.infer<typeof headingSchema>;
export type Deadline = z.infer<typeof deadlineSchema>;
export type Commitment = z.infer<typeof commitmentSchema>;
/** As read from the text, before anybody asks whether the law sets it. */
export type FoundCommitment = Omit<Commitment, 'basis' | 'statute'>;
export type Assignment = z.infer<typeof assignmentSchema>;
export type Themes = z.infer<typeof themesSchema>;
export type WorkPoint = z.infer<typeof workPointSchema>;
export type NoticeRecord = z.infer<typeof noticeRecordSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Check = z.infer<typeof checkSchema>;
export type Statistics = z.infer<typeof statisticsSchema>;
export type Diagnostic = z.infer<typeof diagnosticSchema>;

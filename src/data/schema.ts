/** The records of data/ that the stages to the left have no schema for; those of points are in src/points/schema.ts. */
import { z } from 'zod';
import { SAME } from '../compare/index.ts';
import { commitmentSchema, positionSchema, statisticsSchema } from '../points/index.ts';

/** A commitment with the point it stands in. */
export const commitmentRecordSchema = z.object({
  id: z.string().describe('条目编号#第几处，从0起'),
  point: z.string().describe('条目编号'),
  notice: z.string().describe('文件编号'),
  ...commitmentSchema.shape,
});

/** A unit as one notice prints its name. */
export const unitRecordSchema = z.object({
  notice: z.string().describe('文件编号'),
  name: z.string().describe('名称，照原文'),
  function: z.string().nullable().describe('职能编号；没有归类的为空'),
  functionName: z.string().nullable().describe('职能'),
  also: z.array(z.string()).describe('同时承担的其他职能'),
  reason: z.string().nullable().describe('归类理由；不言自明的为空'),
  lead: z.array(z.string()).describe('牵头的条目'),
  participants: z.array(z.string()).describe('配合的条目'),
  responsible: z.array(z.string()).describe('负责的条目'),
});

export const themeRecordSchema = z.object({
  id: z.string().describe('主题编号'),
  group: z.string().describe('分组：五组依国办公开办函〔2021〕30号，决策与参与、解读与回应是本站另分的'),
  name: z.string().describe('名称'),
  definition: z.string().describe('范围'),
  primary: z.array(z.string()).describe('以此为主要主题的条目'),
  secondary: z.array(z.string()).describe('兼及此主题的条目'),
  url: z.string().describe('页面，相对于站点根'),
});

const spanSchema = z.object({
  start: z.number().int().nonnegative().describe('起点，从0起'),
  end: z.number().int().nonnegative().describe('终点（不含）'),
});

export const alignmentSchema = z.object({
  a: z.string().describe('条目编号'),
  b: z.string().describe('另一份文件的条目编号'),
  score: z.number().min(0).max(1).describe(`相近程度，0到1；${String(SAME)}以上的是同一件事`),
  relation: z.enum(['same', 'related']).describe('same：同一件事；related：相关'),
  evidence: z.object({ a: spanSchema.describe('在前一项的原文中'), b: spanSchema.describe('在后一项的原文中') }).describe('由哪两处看出，在条目原文中'),
});

/** Words that stand in points of two or more notices. */
export const wordingRecordSchema = z.object({
  folded: z.string().describe('相同的文字，不计标点、空白、全角半角和大小写'),
  length: z.int().positive().describe('字数，一个名称算一字'),
  places: z.array(z.object({
    notice: z.string().describe('文件编号'),
    point: z.string().describe('条目编号'),
    quote: z.string().describe('该处原话'),
    start: z.int().nonnegative().describe('在条目原文中的起点，从0起'),
    end: z.int().positive().describe('终点（不含）'),
  })).min(2).describe('各处'),
});

/** The statistics of one report. */
export const statisticsRecordSchema = z.object({
  notice: z.string().describe('文件编号'),
  ...statisticsSchema.shape,
});

/** Where the annex of a notice is not as its body. */
export const differenceRecordSchema = z.object({
  id: z.string().describe('文件编号#第几处，从1起'),
  notice: z.string().describe('文件编号'),
  point: z.string().describe('所在的条目；涉及几项的，是第一条'),
  points: z.array(z.string()).describe('涉及的全部条目'),
  kind: z.enum(['wording', 'recognition', 'missing', 'added', 'inherited'])
    .describe('wording 用词不同，recognition 疑为识别错误，missing 附件少，added 附件多；inherited 合并单元格延续下来的，不算不同'),
  part: z.enum(['heading', 'requirement', 'units', 'deadline']).describe('heading 标题，requirement 具体要求，units 责任单位，deadline 完成时限'),
  whole: z.boolean().describe('整个部分都是，不只是其中几个字'),
  annex: z.string().describe('附件中的字；附件没有的为空文字'),
  body: z.string().describe('正文中的字；正文没有的为空文字'),
  annexContext: z.string().describe('附件中的字，连同前后几个字'),
  bodyContext: z.string().describe('正文中的字，连同前后几个字'),
  annexSource: positionSchema.describe('附件中的位置'),
  bodySource: positionSchema.nullable().describe('正文中的位置；合并单元格的，是合并的那一格；没有的为空'),
});

export const glossaryRecordSchema = z.object({
  id: z.string().describe('词条编号'),
  term: z.string().describe('词'),
  also: z.array(z.string()).describe('同一事物的其他写法'),
  related: z.array(z.string()).describe('相关而不是同一事物的词'),
  short: z.string().describe('一句话解释'),
  sources: z.array(z.string()).describe('依据'),
  url: z.string().describe('页面，相对于站点根'),
});

export type CommitmentRecord = z.infer<typeof commitmentRecordSchema>;
export type UnitRecord = z.infer<typeof unitRecordSchema>;
export type ThemeRecord = z.infer<typeof themeRecordSchema>;
export type WordingRecord = z.infer<typeof wordingRecordSchema>;
export type DifferenceRecord = z.infer<typeof differenceRecordSchema>;
export type StatisticsRecord = z.infer<typeof statisticsRecordSchema>;
export type GlossaryRecord = z.infer<typeof glossaryRecordSchema>;

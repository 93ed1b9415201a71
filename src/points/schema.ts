/**
 * The records: what the site, its data files and `inspect --json` give.
 * Their shapes are a contract; the build validates every record with them.
 */
import { z } from 'zod';

/** A place in a seed: line and column from 1, offset in UTF-16 units from 0. */
export const pointSchema = z.object({
  line: z.int().positive(),
  column: z.int().positive(),
  offset: z.int().nonnegative(),
});

/** A stretch of a seed, `end` exclusive. */
export const positionSchema = z.object({ start: pointSchema, end: pointSchema });

const isoDate = z.iso.date();

/** A heading above a point: its printed number and its words. */
export const headingSchema = z.object({ marker: z.string(), text: z.string() });

/** 完成时限. `date` is the last day allowed; `ongoing` for 长期坚持, 每季度. */
export const deadlineSchema = z.object({
  text: z.string(),
  date: isoDate.nullable(),
  ongoing: z.boolean(),
  source: z.enum(['column', 'text']),
});

/** A demand with a number or date in it. */
export const commitmentSchema = z.object({
  quote: z.string(),
  kind: z.enum(['duration', 'count', 'frequency', 'date', 'share']),
  op: z.enum(['>=', '<=', '=', 'by']),
  /** A number, or for `date` an ISO date. */
  value: z.union([z.number(), isoDate]),
  /** `日`, `工作日`, `次/年`, `%`; null for a date. */
  unit: z.string().nullable(),
});

export const themesSchema = z.object({ primary: z.string(), secondary: z.array(z.string()) });

/** The smallest item of a notice with a demand of its own. */
export const workPointSchema = z.object({
  /** `yunchuan-2022/17` */
  id: z.string(),
  /** `yunchuan-2022` */
  notice: z.string(),
  /** The notice's own number: `17`, `2-2-1`, `5-p1`. */
  number: z.string(),
  path: z.array(headingSchema),
  /** Verbatim, joined, without its number and without what names units. */
  text: z.string(),
  /** 牵头 */
  lead: z.array(z.string()),
  /** 配合, 按职责分工 */
  participants: z.array(z.string()),
  /** 责任单位 without a named lead */
  responsible: z.array(z.string()),
  /** Its units come from a merged cell. */
  inherited: z.boolean(),
  deadline: deadlineSchema.nullable(),
  /** 备注 */
  remark: z.string().nullable(),
  commitments: z.array(commitmentSchema),
  themes: themesSchema,
  /** The stretches of the seed that give `text` when joined. */
  source: z.array(positionSchema),
  url: z.string(),
});

export const noticeRecordSchema = z.object({
  id: z.string(),
  region: z.string().nullable(),
  level: z.enum(['省', '市', '县']).nullable(),
  year: z.int().nullable(),
  kind: z.enum(['work-points', 'task-division', 'annual-report']),
  title: z.string().nullable(),
  issuer: z.string().nullable(),
  /** 发文字号 */
  number: z.string().nullable(),
  issued: isoDate.nullable(),
  published: isoDate.nullable(),
  openness: z.string().nullable(),
  source: z.object({ file: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  url: z.string(),
});

/** One figure of an annual report's tables. */
export const figureSchema = z.object({
  /** The part of the report: 二, 三 or 四 */
  table: z.enum(['二', '三', '四']),
  row: z.string(),
  column: z.string(),
  value: z.number(),
  source: positionSchema,
});

/** 勾稽关系: an equation between figures; `holds` is null where the source does not let it be assessed. */
export const checkSchema = z.object({
  rule: z.string(),
  left: z.number().nullable(),
  right: z.number().nullable(),
  holds: z.boolean().nullable(),
});

export const statisticsSchema = z.object({
  cells: z.array(figureSchema),
  checks: z.array(checkSchema),
});

/** What is wrong with a notice, and where. */
export const diagnosticSchema = z.object({
  ruleId: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  file: z.string(),
  start: pointSchema,
  end: pointSchema,
  quote: z.string(),
});

export type Heading = z.infer<typeof headingSchema>;
export type Deadline = z.infer<typeof deadlineSchema>;
export type Commitment = z.infer<typeof commitmentSchema>;
export type Themes = z.infer<typeof themesSchema>;
export type WorkPoint = z.infer<typeof workPointSchema>;
export type NoticeRecord = z.infer<typeof noticeRecordSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Check = z.infer<typeof checkSchema>;
export type Statistics = z.infer<typeof statisticsSchema>;
export type Diagnostic = z.infer<typeof diagnosticSchema>;

/** What people write in content/: the shapes of its YAML files. Strict: a misspelt key is an error. */
import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, '应为小写字母、数字和连字符');

const seedName = z.string().regex(/^[^/\\]+$/, '应为 seeds/ 里的文件名，不带路径');

/** A correction to a seed, with its reason. The seed itself is never changed. */
export const erratumSchema = z.strictObject({
  /** Line of the seed, from 1. */
  line: z.int().positive(),
  /** The words as they stand there. */
  quote: z.string().min(1),
  correction: z.string(),
  reason: z.string().min(1),
});

/** content/notices/<id>.yaml: what the text cannot say of itself. */
export const noticeContentSchema = z.strictObject({
  id,
  /** File name in seeds/. */
  seed: seedName,
  /** Other files of the same notice, in order: the name in seeds/, and the name it came with. */
  annexes: z.array(z.strictObject({ file: seedName, name: z.string().min(1) })).default([]),
  /** Where the seed is an archive: the files in it that are the notice, in order. */
  parts: z.array(z.string().min(1)).default([]),
  /** The name at the head of a column: 济南. */
  short: z.string().min(1).max(12),
  /** The province it belongs to, which a city's notice rarely says: 江苏. */
  province: z.string().min(1).optional(),
  /** A person has read and confirmed the themes. */
  confirmed: z.boolean(),
  errata: z.array(erratumSchema).default([]),
  /** Point number → its themes; a word of reason where it is not plain. */
  themes: z.record(z.string(), z.strictObject({
    primary: id,
    secondary: z.array(id).default([]),
    reason: z.string().optional(),
  })).default({}),
});

/** content/themes.yaml */
export const themesContentSchema = z.strictObject({
  themes: z.array(z.strictObject({
    id,
    group: z.string().min(1),
    name: z.string().min(1),
    definition: z.string().min(1),
    /** What readers may call it though no notice does: 老年人 for 适老化. */
    asked: z.array(z.string().min(1)).default([]),
    /** Words that speak for the theme, with weights; only for suggestions. */
    terms: z.array(z.tuple([z.string().min(1), z.number().positive()])),
  })).min(1),
});

/** content/units.yaml: functions of units, and which name has which function in which notice. */
export const unitsContentSchema = z.strictObject({
  functions: z.record(id, z.string().min(1)),
  names: z.record(id, z.record(z.string(), z.strictObject({
    function: id,
    also: z.array(id).default([]),
    /** Number of a point → the function the unit has there. */
    at: z.record(z.string(), id).default({}),
    reason: z.string().optional(),
  }))),
});

/** content/statutes.yaml: periods that the law itself sets. */
export const statutesContentSchema = z.strictObject({
  statutes: z.array(z.strictObject({
    id,
    name: z.string().min(1),
    /** 国务院令第711号 */
    number: z.string().min(1),
    article: z.string().regex(/^第.+条$/),
    /** What the article says. */
    words: z.string().min(1),
    /** In force since. */
    since: z.iso.date(),
    /** Where the words were checked: a notice cites them, or from memory alone. */
    checked: z.enum(['notice', 'memory']),
    kind: z.enum(['duration', 'count', 'frequency', 'share']),
    value: z.number().positive(),
    unit: z.string().min(1),
    /** A regular expression for what the sentence of the period has to speak of. */
    matter: z.string().min(1).refine((source) => { try { return new RegExp(source) instanceof RegExp; } catch { return false; } }, '应为正则式'),
  })).min(1),
});

/** content/promises.yaml: what a number or date is about, by its id, with a word of reason; null where it is comparable with nothing. */
export const promisesContentSchema = z.strictObject({
  promises: z.record(z.string(), z.strictObject({ topic: id.nullable(), why: z.string().min(1) })),
});

export type StatuteContent = z.infer<typeof statutesContentSchema>['statutes'][number];
export type Erratum = z.infer<typeof erratumSchema>;
export type NoticeContent = z.infer<typeof noticeContentSchema>;
export type ThemesContent = z.infer<typeof themesContentSchema>;
export type ThemeContent = ThemesContent['themes'][number];
export type UnitsContent = z.infer<typeof unitsContentSchema>;

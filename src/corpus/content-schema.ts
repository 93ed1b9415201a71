/** What people write in content/: the shapes of its YAML files. Strict: a misspelt key is an error. */
import { z } from 'zod';
import { COLUMN_CHOICES, LINE_CHOICES } from '../notice/index.ts';

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

/** Places of columns, from 1 → what each holds; no two hold the same. */
const columnsSchema = z.record(z.string().regex(/^[1-9]\d?$/, '列应写第几列：1、2、3……'), z.enum(COLUMN_CHOICES, `列的内容应为 ${COLUMN_CHOICES.join('、')} 之一`))
  .refine((columns) => Object.keys(columns).length > 0, '至少写一列')
  .superRefine((columns, context) => {
    const seen = new Map<string, string>();
    for (const [place, choice] of Object.entries(columns)) {
      const other = seen.get(choice);
      if (other !== undefined && choice !== 'ignore') context.addIssue({ code: 'custom', path: [place], message: `第${other}列和第${place}列都写成 ${choice}，请只留一列` });
      seen.set(choice, place);
    }
  });

/** What a person says of a column or a line that the reader got wrong: see src/notice/corrections.ts. The text is never changed. */
export const readingCorrectionSchema = z.strictObject({
  /** Line of the text, from 1; of a table, its first. */
  line: z.int('行号应为整数').positive('行号从1起'),
  /** Its words, white space aside; of a long line its beginning and ……. */
  words: z.string().min(1, '要写这一行的原话'),
  columns: columnsSchema.optional(),
  as: z.enum(LINE_CHOICES, `as 应为 ${LINE_CHOICES.join('、')} 之一`).optional(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], 'level 应为 1、2、3、4').optional(),
  note: z.string().min(1).optional(),
}).superRefine(({ columns, as, level }, context) => {
  if ((columns === undefined) === (as === undefined)) context.addIssue({ code: 'custom', message: '一条更正要么写 columns（表格的列），要么写 as（这一行是什么）' });
  if ((level !== undefined) !== (as === 'heading')) context.addIssue({ code: 'custom', path: level === undefined ? [] : ['level'], message: '标题（as: heading）要写 level，别的不写' });
});

/** A file for `--corrections`; the same key stands in content/notices/<id>.yaml. */
export const readingCorrectionsFileSchema = z.strictObject({ readingCorrections: z.array(readingCorrectionSchema) });

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
  /** Who did, and when; pages say it. */
  reviewed: z.strictObject({ by: z.string().trim().min(1), on: z.iso.date('应为日期，如 2026-12-01') }).optional(),
  errata: z.array(erratumSchema).default([]),
  /** Corrections of the reading, never of the text. */
  readingCorrections: z.array(readingCorrectionSchema).default([]),
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
    /** Rows of the decreed form of annual reports that speak of it: a whole part (三), or a row of one (二/规范性文件). */
    figures: z.array(z.string().regex(/^[二三四](?:\/.+)?$/, '应为 三、四 或 二/行名')).default([]),
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
    /** How the words were checked: against the published text, by a notice that cites them, or from memory alone. */
    checked: z.enum(['text', 'notice', 'memory']),
    /** The article by which departments follow a law that binds others. */
    reference: z.string().regex(/^第.+条$/).optional(),
    kind: z.enum(['duration', 'count', 'frequency', 'share', 'date']),
    op: z.enum(['>=', '<=', '=', 'by']),
    /** Of a date, its month and day. */
    value: z.union([z.number().positive(), z.string().regex(/^\d\d-\d\d$/, '应为月和日，如 01-31')]),
    unit: z.string().min(1).optional(),
    /** A regular expression for what the sentence of the period has to speak of. */
    matter: z.string().min(1).refine((source) => { try { return new RegExp(source) instanceof RegExp; } catch { return false; } }, '应为正则式'),
  })).min(1),
});

/** content/site.yaml: what only those know who put the site up. */
export const siteContentSchema = z.strictObject({
  /** Where readers report errors: a web page or a mail address; null where there is none yet. */
  reports: z.union([z.url({ protocol: /^https?$/ }), z.email()], '应为网址（https://……）或电子邮箱；还没有的写 null').nullable().default(null),
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

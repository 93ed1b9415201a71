/** The collections: thin loaders over the stages. All reading and checking is in src/corpus. */
import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import type { Account, NoticeRoot, Position } from './notice/index.ts';
import {
  diagnosticSchema, noticeRecordSchema, themesSchema, workPointSchema,
  type ExtractedPoint, type ReadStatistics,
} from './points/index.ts';
import { erratumSchema, themesContentSchema } from './corpus/content-schema.ts';
import { forgetCorpus, getCorpus, type Corpus } from './corpus/load.ts';

/** A loader that always reads anew: the store outlives changes to the parser. */
function fromCorpus(name: string, toEntries: (corpus: Corpus) => { id: string }[]): Loader {
  return {
    name,
    async load({ store, parseData, watcher }) {
      const fill = async () => {
        store.clear();
        for (const entry of toEntries(getCorpus())) store.set({ id: entry.id, data: await parseData({ id: entry.id, data: entry }) });
      };
      await fill();
      watcher?.on('change', (path) => {
        if (!/[\\/](?:seeds|content)[\\/]/.test(path)) return;
        forgetCorpus();
        void fill();
      });
    },
  };
}

const notices = defineCollection({
  loader: fromCorpus('notices', ({ notices: all }) => all.map(({ points: _points, ...notice }, order) => ({ order, ...notice }))),
  schema: z.object({
    order: z.int(),
    short: z.string(),
    confirmed: z.boolean(),
    record: noticeRecordSchema,
    text: z.string(),
    tree: z.custom<NoticeRoot>(),
    statistics: z.custom<ReadStatistics>(),
    diagnostics: z.array(diagnosticSchema),
    errata: z.array(erratumSchema),
    account: z.custom<Account>(),
  }),
});

const points = defineCollection({
  loader: fromCorpus('points', ({ notices: all }) =>
    all.flatMap((notice) => notice.points.map((point, order) => ({ id: point.record.id, order, confirmed: notice.confirmed, ...point })))),
  schema: z.object({
    /** Its place in the notice, from 0. */
    order: z.int(),
    confirmed: z.boolean(),
    record: workPointSchema,
    evidence: z.custom<ExtractedPoint['evidence'] & { whole: Position }>(),
    suggestion: themesSchema.extend({ sure: z.boolean() }).nullable(),
    themeReason: z.string().nullable(),
  }),
});

const themes = defineCollection({
  loader: fromCorpus('themes', ({ themes: all }) => all.map((theme, order) => ({ order, ...theme }))),
  schema: themesContentSchema.shape.themes.element.extend({ order: z.int() }),
});

/** What a newcomer does not know, in our own words. */
const glossary = defineCollection({
  loader: glob({ pattern: '*.md', base: 'content/glossary' }),
  schema: z.object({
    term: z.string(),
    also: z.array(z.string()).default([]),
    short: z.string(),
    sources: z.array(z.string()).default([]),
  }),
});

/** How to read the site, how it is made, how to cite it. */
const guide = defineCollection({
  loader: glob({ pattern: '*.md', base: 'content/guide' }),
  schema: z.object({ title: z.string(), description: z.string(), order: z.number() }),
});

export const collections = { notices, points, themes, glossary, guide };

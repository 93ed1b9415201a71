/** The collections hold what is Markdown; all else is read and checked in src/corpus, and asked through src/site. */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** What a newcomer does not know, in our own words. */
const glossary = defineCollection({
  loader: glob({ pattern: '*.md', base: 'content/glossary' }),
  schema: z.object({
    term: z.string(),
    /** Other words for the same thing; counted and explained as the term. */
    also: z.array(z.string()).default([]),
    /** Words that belong to the matter and mean something else. */
    related: z.array(z.string()).default([]),
    short: z.string(),
    sources: z.array(z.string()).default([]),
  }),
});

/** How to read the site, how it is made, how to cite it. */
const guide = defineCollection({
  loader: glob({ pattern: '*.md', base: 'content/guide' }),
  schema: z.object({ title: z.string(), description: z.string(), order: z.number() }),
});

export const collections = { glossary, guide };

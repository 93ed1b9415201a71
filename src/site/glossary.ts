/** Glossary terms in running text: where they stand, without touching a character of it. */
import { getCollection } from 'astro:content';
import { findTerms as findUses } from '../compare/index.ts';
import type { WorkPoint } from '../points/index.ts';
import { cutAtSpans, findQuotes } from '../text/pieces.ts';
import type { Span } from '../text/span.ts';
import type { TermSpan } from '../view/point-text.ts';
import { getPoints, ofCorpus } from './corpus.ts';

export interface Term {
  id: string;
  term: string;
  short: string;
}

/** A stretch of text, and the term it is. */
export interface TermPiece extends Span {
  text: string;
  term: Term | undefined;
}

interface Dictionary {
  pattern: RegExp | null;
  terms: Map<string, Term>;
}

/** Terms in more than this share of all points are not linked: everybody reading here knows them. */
const TOO_COMMON = 0.2;

const getDictionary = ofCorpus(async (): Promise<Dictionary> => {
  const [entries, points] = [await getCollection('glossary'), await getPoints()];
  const terms = new Map<string, Term>();
  for (const { id, data } of entries) {
    for (const spelling of [data.term, ...data.also]) {
      const found = points.filter(({ record }) => record.text.includes(spelling)).length;
      if (points.length < 20 || found / points.length <= TOO_COMMON) terms.set(spelling, { id, term: data.term, short: data.short });
    }
  }
  // The longest spelling wins: 政务公开专区 is not 政务公开.
  const spellings = [...terms.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const escaped = spellings.map((spelling) => spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { terms, pattern: escaped.length > 0 ? new RegExp(escaped.join('|'), 'g') : null };
});

/**
 * Splits a text at the terms that occur in it for the first time on a page.
 *
 * @param seen the ids already linked on this page; grows
 */
export async function findTerms(text: string, seen: Set<string>): Promise<TermPiece[]> {
  const { pattern, terms } = await getDictionary();
  const found = [...pattern ? text.matchAll(pattern) : []].flatMap(({ 0: words, index }) => {
    const term = terms.get(words);
    if (!term || seen.has(term.id)) return [];
    seen.add(term.id);
    return [{ start: index, end: index + words.length, term }];
  });
  return cutAtSpans(text, found).map(({ span, ...piece }) => ({ ...piece, term: span?.term }));
}

/**
 * The terms in the text of a point that occur for the first time on a page, outside its figures and dates.
 *
 * @param seen the ids already linked on this page; grows
 * @param root the way from the page to the site's root
 */
export async function findTermSpans({ text, commitments }: Pick<WorkPoint, 'text' | 'commitments'>, seen: Set<string>, root: string): Promise<TermSpan[]> {
  const found: TermSpan[] = [];
  for (const piece of cutAtSpans(text, findQuotes(text, commitments.map(({ quote }) => quote)))) {
    if (piece.span) continue;
    for (const { start, end, term } of await findTerms(piece.text, seen)) {
      if (term) found.push({ start: piece.start + start, end: piece.start + end, href: `${root}glossary/${term.id}.html`, short: term.short });
    }
  }
  return found;
}

/**
 * The points that use a term of the glossary, or one of the words related to it: what the notices write, counted as the page of
 * shared wording counts it.
 *
 * @returns by id of the term, then by word: the term with its other spellings under its own name, each related word by itself
 */
export const getTermUses = ofCorpus(async (): Promise<Map<string, Map<string, Set<string>>>> => {
  const entries = await getCollection('glossary');
  const asked = entries.flatMap(({ id, data }) => [
    { id, term: data.term, variants: data.also }, ...data.related.map((term) => ({ id, term, variants: [] })),
  ]);
  const uses = new Map<string, Map<string, Set<string>>>(entries.map(({ id }) => [id, new Map()]));
  findUses((await getPoints()).map(({ record }) => record), asked).forEach(({ term, notices }, at) => {
    uses.get(asked[at]?.id ?? '')?.set(term, new Set(notices.flatMap(({ places }) => places.map(({ point }) => point))));
  });
  return uses;
});

/** What to look for when reading, and the term it is about. */
export interface ReadingNote {
  id: string;
  term: string;
  note: string;
}

/**
 * What the glossary says readers should look for, of terms at home in a theme: those its points use more than all others
 * together, the most used first.
 */
export async function findReadingNotes(theme: string): Promise<ReadingNote[]> {
  const [entries, points, uses] = [await getCollection('glossary'), await getPoints(), await getTermUses()];
  return entries.flatMap(({ id, data, body }) => {
    // 读的时候看三样：哪些文件必须解读，……
    const note = /读的时候[^。\n]*。/.exec(body ?? '')?.[0];
    const ids = uses.get(id)?.get(data.term);
    const using = points.filter(({ record }) => ids?.has(record.id));
    const here = using.filter(({ record }) => record.themes.primary === theme).length;
    return note !== undefined && here * 2 > using.length ? [{ id, term: data.term, note, here }] : [];
  }).sort((a, b) => b.here - a.here).map(({ id, term, note }) => ({ id, term, note }));
}

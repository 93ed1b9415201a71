/** Glossary terms in running text: where they stand, without touching a character of it. */
import { getCollection } from 'astro:content';
import { getPoints } from './collections.ts';

export interface Term {
  id: string;
  term: string;
  short: string;
}

/** A stretch of text, and the term it is. */
export interface Piece {
  text: string;
  term?: Term;
}

interface Dictionary {
  pattern: RegExp | null;
  terms: Map<string, Term>;
}

let dictionary: Promise<Dictionary> | null = null;

/** Terms in more than this share of all points are not linked: everybody reading here knows them. */
const TOO_COMMON = 0.2;

async function readDictionary(): Promise<Dictionary> {
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
}

/**
 * Splits a text at the terms that occur in it for the first time on a page.
 *
 * @param seen the ids already linked on this page; grows
 */
export async function findTerms(text: string, seen: Set<string>): Promise<Piece[]> {
  dictionary ??= readDictionary();
  const { pattern, terms } = await dictionary;
  if (!pattern) return [{ text }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const term = terms.get(match[0]);
    if (!term || seen.has(term.id)) continue;
    seen.add(term.id);
    pieces.push({ text: text.slice(at, match.index) }, { text: match[0], term });
    at = match.index + match[0].length;
  }
  pieces.push({ text: text.slice(at) });
  return pieces.filter((piece) => piece.text !== '');
}

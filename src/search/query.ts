/** What a reader typed → terms. Spaces separate, straight quotes keep a phrase, a leading hyphen excludes. */
import { foldText } from '../text/fold.ts';

/** A paragraph: nobody searches for more; a longer query gets an answer that says so. */
export const LONGEST_QUERY = 500;

export interface Query {
  /** As typed. */
  source: string;
  /** Folded, each once: a point must contain all of them. */
  include: string[];
  /** Folded: a point must contain none of them. */
  exclude: string[];
  tooLong: boolean;
}

/** 公开 → term; "信息 公开" → phrase; -年度 → excluded; a quote or hyphen inside a term is a character like any other. */
const TERM = /(-?)["＂]([^"＂]+)["＂](?=\s|$)|(\S+)/gu;

export function parseQuery(source: string): Query {
  const query: Query = { source, include: [], exclude: [], tooLong: source.length > LONGEST_QUERY };
  if (query.tooLong) return query;
  const typed: { term: string; excluded: boolean; literal: string }[] = [];
  for (const [whole, hyphen, phrase, word] of source.matchAll(TERM)) {
    const excluded = phrase === undefined ? /^-./u.test(word ?? '') : hyphen === '-';
    const raw = phrase ?? (excluded ? (word ?? '').slice(1) : word ?? '');
    typed.push({ term: foldText(raw, 'search').text, excluded, literal: foldText(whole, 'search').text });
  }
  // There must be something to exclude from: alone, `-12328` is a string to find.
  const onlyExcluded = typed.length > 0 && typed.every(({ excluded }) => excluded);
  for (const { term, excluded, literal } of typed) {
    const list = excluded && !onlyExcluded ? query.exclude : query.include;
    const wanted = onlyExcluded ? literal : term;
    if (wanted.trim() !== '' && !list.includes(wanted)) list.push(wanted);
  }
  return query;
}

/** Terms as a query that gives them back. */
export function quoteTerm(term: string): string {
  return /\s|^-|^["＂]/u.test(term) ? `"${term}"` : term;
}

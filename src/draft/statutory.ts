/** Periods the law sets, in the words of a draft: promising them promises nothing of one's own. */
import { fromNumeral, HAN_DIGITS, toHalfWidthDigits } from '../text/numerals.ts';
import { findCommitments } from '../points/commitments.ts';
import type { FoundCommitment } from '../points/schema.ts';
import { judgeBasis, type Statute } from '../points/statutes.ts';
import type { Span } from '../text/span.ts';

/** 答复期限为20个工作日: a period without a word of direction, which is no commitment by itself. */
const BARE = new RegExp(`(?<![0-9月年第至到${HAN_DIGITS}])([0-9]{1,3}|[${HAN_DIGITS}]{1,3})个?(工作日|日|天)`, 'g');

/** Where a text says a period that the law sets, and which article does. */
export function findStatutory(text: string, year: number | null, statutes: readonly Statute[]): { span: Span; words: string; law: string }[] {
  const found: { span: Span; commitment: FoundCommitment }[] = [];
  let from = 0;
  for (const commitment of findCommitments(text, year)) {
    const start = Math.max(text.indexOf(commitment.quote, from), 0);
    from = start + commitment.quote.length;
    found.push({ span: { start, end: from }, commitment });
  }
  for (const match of toHalfWidthDigits(text).matchAll(BARE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const value = /^[0-9]/.test(match[1] ?? '') ? Number(match[1]) : fromNumeral(match[1] ?? '');
    if (value === null || found.some((each) => each.span.start < span.end && span.start < each.span.end)) continue;
    found.push({ span, commitment: { quote: text.slice(span.start, span.end), kind: 'duration', op: '=', value, unit: match[2] === '天' ? '日' : match[2] ?? null } });
  }
  found.sort((a, b) => a.span.start - b.span.start);
  const lawOf = new Map(statutes.map(({ id, name, article }) => [id, `《${name}》${article}`]));
  return judgeBasis(text, found.map(({ commitment }) => commitment), statutes).flatMap(({ quote, statute }, at) => {
    const [span, law] = [found[at]?.span, lawOf.get(statute ?? '')];
    return span && law !== undefined ? [{ span, words: quote, law }] : [];
  });
}

/** Periods the law itself sets: whoever repeats one undertakes nothing of its own. */
import { spanAt, splitClauses, splitSentences } from '../text/sentences.ts';
import type { Commitment, FoundCommitment } from './schema.ts';

/** A period of a law: see content/statutes.yaml. */
export interface Statute {
  id: string;
  /** 中华人民共和国政府信息公开条例 */
  name: string;
  /** 第三十三条 */
  article: string;
  kind: Commitment['kind'];
  op: Commitment['op'];
  /** Of a date, its month and day: 01-31. */
  value: number | string;
  unit?: string | undefined;
  /** A regular expression for what a sentence has to speak of. */
  matter: string;
}

/** 征求意见结束后20个工作日内: the period begins where the lawful one ends. */
const AFTER = /(?:结束|截止|期满|届满)[之以]?后/;

function sets({ kind, op, value, unit }: Statute, commitment: FoundCommitment): boolean {
  // A date of any year is the law's day of the year.
  const amount = kind === 'date' ? String(commitment.value).slice(-String(value).length) : commitment.value;
  // 期限为30日 says no direction; 不超过30日 says another than the law's.
  return kind === commitment.kind && amount === value && (unit ?? null) === commitment.unit && (commitment.op === op || commitment.op === '=');
}

/** Says of each commitment of a text whether the law sets it. */
export function judgeBasis(text: string, commitments: readonly FoundCommitment[], statutes: readonly Statute[]): Commitment[] {
  const sentences = splitSentences(text);
  const clauses = splitClauses(text);
  let from = 0;
  return commitments.map((commitment): Commitment => {
    // Quotes stand in the order of the text; the same words may stand there twice.
    const start = Math.max(text.indexOf(commitment.quote, from), text.indexOf(commitment.quote), 0);
    from = start + commitment.quote.length;
    const clause = spanAt(clauses, start);
    const sentence = spanAt(sentences, start);
    const [near, around] = [text.slice(clause.start, Math.max(clause.end, from)), text.slice(sentence.start, Math.max(sentence.end, from))];
    const statute = AFTER.test(near) ? undefined : statutes.find((each) => sets(each, commitment) && new RegExp(each.matter).test(around));
    return statute ? { ...commitment, basis: 'law', statute: statute.id } : { ...commitment, basis: 'notice' };
  });
}

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
  value: number;
  unit: string;
  /** A regular expression for what a sentence has to speak of. */
  matter: string;
}

/** 征求意见结束后20个工作日内: the period begins where the lawful one ends. */
const AFTER = /(?:结束|截止|期满|届满)[之以]?后/;

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
    const statute = statutes.find(({ kind, value, unit, matter }) => kind === commitment.kind && value === commitment.value && unit === commitment.unit
      && new RegExp(matter).test(around) && !AFTER.test(near));
    return statute ? { ...commitment, basis: 'law', statute: statute.id } : { ...commitment, basis: 'notice' };
  });
}

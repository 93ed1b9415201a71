/** Alignments judged against hand labels. */
import type { Alignment } from '../src/compare/alignment.ts';

/** What a person says of two points of two notices. Pairs without a label were found to have nothing in common. */
export interface AlignmentLabel {
  a: string;
  b: string;
  strength: 'same' | 'related' | 'none';
  /** What they have in common, or why not. */
  why: string;
}

export type Part = 'tune' | 'judge';

/**
 * Weights are set on one part of the pairs and judged on the other. Both directions and all pairs of the point that
 * is named first (of the notice that comes first) are in one part; which one, the sum of the letters of its id says.
 */
export function partOf(a: string): Part {
  return [...a].reduce((sum, char) => sum + char.charCodeAt(0), 0) % 2 === 0 ? 'tune' : 'judge';
}

export interface Figures {
  /** Pairs called the same, and how many of these a person calls the same. */
  called: number;
  right: number;
  /** Pairs that a person calls the same. */
  same: number;
  /** Questions: from a point to a notice in which a person finds the same; and how often the first partner shown is such a one. */
  questions: number;
  firstRight: number;
  wrong: string[];
  missed: string[];
}

const toKey = (a: string, b: string) => [a, b].sort().join(' ');
const noticeOf = (id: string) => id.slice(0, id.indexOf('/'));

/** @param part null for all pairs */
export function judgeAlignments(alignments: readonly Alignment[], labels: readonly AlignmentLabel[], part: Part | null): Figures {
  const inPart = ({ a }: { a: string }) => part === null || partOf(a) === part;
  const same = new Set(labels.filter((label) => label.strength === 'same' && inPart(label)).map(({ a, b }) => toKey(a, b)));
  const every = new Set(labels.filter(({ strength }) => strength === 'same').map(({ a, b }) => toKey(a, b)));
  const called = alignments.filter((pair) => pair.relation === 'same' && inPart(pair)).map(({ a, b }) => toKey(a, b));
  const first = new Map<string, string>();
  for (const { a, b } of [...alignments].sort((x, y) => y.score - x.score)) {
    for (const [from, to] of [[a, b], [b, a]] as const) {
      const question = `${from} ${noticeOf(to)}`;
      if (!first.has(question)) first.set(question, to);
    }
  }
  const questions = new Set([...same].flatMap((key) => {
    const [a = '', b = ''] = key.split(' ');
    return [`${a} ${noticeOf(b)}`, `${b} ${noticeOf(a)}`];
  }));
  return {
    called: called.length, right: called.filter((key) => same.has(key)).length, same: same.size, questions: questions.size,
    firstRight: [...questions].filter((question) => every.has(toKey(question.split(' ')[0] ?? '', first.get(question) ?? ''))).length,
    wrong: called.filter((key) => !same.has(key)), missed: [...same].filter((key) => !called.includes(key)),
  };
}

/** A plan beside the report of the same bureau and year: what the report says of each demand. */
import type { WorkPoint } from '../points/index.ts';
import { splitSentences } from '../text/sentences.ts';
import { toRarity, weighPairs } from '../text/tf-idf.ts';
import { alignPoints, partnersOf } from './alignment.ts';

/** A point of the report that speaks of a demand. */
export interface Answer {
  point: WorkPoint;
  /** The sentences of it that do, in their order; the whole point where none stands out. */
  sentences: string[];
  /** A reader would put them in one row; else their words are but near each other. */
  sure: boolean;
}

/** A demand of a plan, and what the report of the same bureau and year says of it; nothing found is no proof of nothing done. */
export interface ReportedDemand {
  demand: WorkPoint;
  said: Answer[];
}

/**
 * How near a sentence has to be to a demand to be told. Read over invented pairs: 培训3期 beside 培训不少于2次 has
 * some 0.2, sentences of something else have less than 0.1.
 */
const NEAR = 0.15;
/** Of the sentences of a point, those that come up to so much of its nearest. */
const AS_NEAR = 0.6;
/** Sentences told of one demand where nothing is sure. */
const MOST_UNSURE = 2;

interface Sentence {
  point: WorkPoint;
  words: string;
  weights: ReadonlyMap<string, number>;
  length: number;
}

export function compareReport(plan: readonly WorkPoint[], report: readonly WorkPoint[]): ReportedDemand[] {
  const byId = new Map(report.map((point) => [point.id, point]));
  const partners = partnersOf(alignPoints([...plan, ...report]));
  const nearTo = makeNearness(plan, report);
  return plan.map((demand) => {
    const near = nearTo(demand);
    const same = (partners.get(demand.id) ?? []).filter(({ relation }) => relation === 'same').flatMap(({ id }) => byId.get(id) ?? []);
    if (same.length > 0) return { demand, said: same.map((point) => toAnswer(point, near.filter((each) => each.point === point), true)) };
    const found = near.filter(({ score }) => score >= NEAR).slice(0, MOST_UNSURE);
    return { demand, said: [...new Set(found.map(({ point }) => point))].map((point) => toAnswer(point, found.filter((each) => each.point === point), false)) };
  });
}

interface Near {
  point: WorkPoint;
  words: string;
  score: number;
}

/** @param own sentences of the point, the nearest first */
function toAnswer(point: WorkPoint, own: readonly Near[], sure: boolean): Answer {
  const most = own[0]?.score ?? 0;
  const told = new Set(own.filter(({ score }) => score > 0 && score >= most * AS_NEAR).map(({ words }) => words));
  const sentences = listSentences(point).filter((words) => told.has(words));
  return { point, sentences: sentences.length > 0 ? sentences : [point.text], sure };
}

/** `平台建设情况。`: what a paragraph begins with and says nothing by itself. */
const TITLE = /^[^，,、\d]{1,20}[。.]$/;

function listSentences({ text }: WorkPoint): string[] {
  const all = splitSentences(text).map(({ start, end }) => text.slice(start, end).trim()).filter((words) => words !== '');
  return all.length > 1 && TITLE.test(all[0] ?? '') ? all.slice(1) : all;
}

/** For a demand all sentences of the report, the nearest first: pairs of characters that few demands and sentences have count most. */
function makeNearness(plan: readonly WorkPoint[], report: readonly WorkPoint[]): (demand: WorkPoint) => Near[] {
  const sentences = report.flatMap((point) => listSentences(point).map((words) => ({ point, words, weights: weighPairs(words) })));
  const asked = new Map(plan.map((demand) => [demand.id, weighPairs(demand.text)]));
  const held = new Map<string, number>();
  for (const weights of [...asked.values(), ...sentences.map((each) => each.weights)]) for (const pair of weights.keys()) held.set(pair, (held.get(pair) ?? 0) + 1);
  const rarity = new Map([...held].map(([pair, count]) => [pair, toRarity(count, asked.size + sentences.length)]));
  const lengthOf = (weights: ReadonlyMap<string, number>): number => Math.sqrt([...weights].reduce((sum, [pair, weight]) => sum + (weight * (rarity.get(pair) ?? 0)) ** 2, 0));
  const measured: Sentence[] = sentences.map((each) => ({ ...each, length: lengthOf(each.weights) }));
  return (demand) => {
    const weights = asked.get(demand.id) ?? new Map<string, number>();
    const length = lengthOf(weights);
    return measured.map((each) => {
      let product = 0;
      for (const [pair, weight] of weights) product += weight * (each.weights.get(pair) ?? 0) * (rarity.get(pair) ?? 0) ** 2;
      return { point: each.point, words: each.words, score: product === 0 ? 0 : product / (length * each.length) };
    }).sort((a, b) => b.score - a.score);
  };
}

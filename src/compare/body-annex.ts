/**
 * A notice that says the same twice, as clauses and as the rows of an annex:
 * each row beside its clause, with every difference and what kind it is.
 */
import type { Position } from '../notice/index.ts';
import { groupBy } from './group.ts';
import { compareWithBody, type BodyClause, type BodyDifference, type ExtractedPoint } from '../points/index.ts';

export type BodyAnnexKind =
  /** The annex puts it in other words: 重大工程 / 重点工程. */
  | 'wording'
  /** The annex was probably misread when it was made text: 风险 / risk. */
  | 'recognition'
  /** The body has it, the annex lacks it. */
  | 'missing'
  /** The annex has it, the body lacks it. */
  | 'added'
  /** The row has none of its own: it holds what a merged cell above says. */
  | 'inherited';

export interface BodyAnnexDifference {
  kind: BodyAnnexKind;
  part: 'heading' | 'requirement' | 'units' | 'deadline';
  /** The whole of the part is concerned, not some words of it: a requirement that the annex lost, a merged cell. */
  whole: boolean;
  /** The point it stands in, or the first it concerns. */
  number: string;
  /** All points it concerns: a lost heading stands over several rows. */
  numbers: string[];
  /** The words that differ, and with some around; empty where there are none. */
  annex: string;
  body: string;
  annexContext: string;
  bodyContext: string;
  annexPlace: Position;
  /** Of `inherited`, the merged cell. */
  bodyPlace: Position | null;
}

/** Characters that are mistaken for each other by their shape. */
const LOOKALIKES = ['己已巳', '日曰目', '末未', '人入八', '土士', '千干于', '天夭', '大太犬', '戊戌戍', '侯候', '今令', '治冶', '析折', '白自', '间问', '拔拨', '崇祟', '亳毫', '谒渴', '0OoＯ〇', '1lI|'];

/**
 * All differences of a notice's annex from its body, in the order of the
 * annex. Widths of punctuation and white space do not count.
 *
 * @param points as extracted, with their evidence; of a notice without body and annex there are no differences
 */
export function findBodyAnnexDifferences(points: readonly ExtractedPoint[]): BodyAnnexDifference[] {
  const found: BodyAnnexDifference[] = [];
  const byNumber = groupBy(compareWithBody(points), ({ number }) => number);
  const headings = new Map<BodyClause, BodyAnnexDifference>();
  for (const point of points) {
    const { evidence } = point;
    const { body } = evidence;
    if (!body) continue;
    const here = { number: point.number, numbers: [point.number], annex: '', annexContext: '' };
    if (evidence.pathFromBody) {
      const known = headings.get(body);
      if (known) known.numbers.push(point.number);
      else {
        const words = body.path[body.path.length - 1]?.text ?? '';
        const lost: BodyAnnexDifference = {
          ...here, numbers: [point.number], kind: 'missing', part: 'heading', whole: true, body: words, bodyContext: words, annexPlace: evidence.whole, bodyPlace: body.whole,
        };
        headings.set(body, lost);
        found.push(lost);
      }
    }
    for (const difference of byNumber.get(point.number) ?? []) {
      // A heading taken from the body cannot differ from it.
      if (!(difference.heading && evidence.pathFromBody)) found.push(toTyped(difference));
    }
    if (evidence.textFromBody) {
      const words = body.requirement.map(({ value }) => value).join('');
      found.push({ ...here, kind: 'missing', part: 'requirement', whole: true, body: words, bodyContext: words, annexPlace: evidence.whole, bodyPlace: body.whole });
    }
    if (point.inherited) found.push(toInherited(point, 'units', [...point.lead, ...point.responsible, ...point.participants].join('、'), evidence.units));
    if (evidence.deadlineInherited) found.push(toInherited(point, 'deadline', point.deadline?.text ?? '', evidence.deadline));
  }
  return found;
}

function toTyped({ number, annex, body, annexContext, bodyContext, heading, annexPlace, bodyPlace }: BodyDifference): BodyAnnexDifference {
  return {
    kind: toKind(annex, body), part: heading ? 'heading' : 'requirement', whole: false,
    number, numbers: [number], annex, body, annexContext, bodyContext, annexPlace, bodyPlace: bodyPlace ?? null,
  };
}

function toInherited(point: ExtractedPoint, part: 'units' | 'deadline', words: string, cells: readonly Position[]): BodyAnnexDifference {
  return {
    kind: 'inherited', part, whole: true, number: point.number, numbers: [point.number],
    annex: words, body: '', annexContext: words, bodyContext: '', annexPlace: point.evidence.whole, bodyPlace: cells[0] ?? null,
  };
}

/** Letters and digits: what is left where only marks differ is none of the three. */
const bare = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '');

function toKind(annex: string, body: string): BodyAnnexKind {
  const left = bare(annex);
  const right = bare(body);
  if (looksMisread(left, right)) return 'recognition';
  if (left === '' && right !== '') return 'missing';
  if (right === '' && left !== '') return 'added';
  return 'wording';
}

function looksMisread(annex: string, body: string): boolean {
  if (annex === '' || body === '') return false;
  // 风险 / risk: letters on one side where the other has Han characters only
  const han = /^\p{Script=Han}+$/u;
  const latin = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u;
  if ((latin.test(annex) && han.test(body)) || (han.test(annex) && latin.test(body))) return true;
  const one = [...annex];
  const two = [...body];
  return one.length === two.length && one.every((char, at) => LOOKALIKES.some((group) => group.includes(char) && group.includes(two[at] ?? '')));
}

/** A clause of the body with the rows that repeat it. */
export interface BodyAnnexRow {
  clause: BodyClause;
  rows: { number: string; text: string; differences: BodyAnnexDifference[] }[];
}

/** Clauses and their rows side by side, in the order of the annex; a point without a clause is left out. */
export function pairBodyWithAnnex(points: readonly ExtractedPoint[]): BodyAnnexRow[] {
  const byNumber = groupBy(findBodyAnnexDifferences(points), ({ number }) => number);
  const pairs = new Map<BodyClause, BodyAnnexRow>();
  for (const point of points) {
    const { body } = point.evidence;
    if (!body) continue;
    let pair = pairs.get(body);
    if (!pair) pairs.set(body, (pair = { clause: body, rows: [] }));
    pair.rows.push({ number: point.number, text: point.text, differences: byNumber.get(point.number) ?? [] });
  }
  return [...pairs.values()];
}

/** What others' wording can do for an item that is vague or lacks something, and what an item becomes with it. */
import type { UnitsDictionary } from '../compare/units.ts';
import type { Commitment } from '../points/schema.ts';
import { spanAt, splitSentences } from '../text/sentences.ts';
import { isUndated, isUnfilled } from '../text/unfilled.ts';
import { splitUnits, type ItemBlock } from './draft.ts';
import type { BlockValues } from './edits.ts';
import { toBorrowed } from './from-notice.ts';
import type { Assigned, Offer, Others, Vague } from './others.ts';
import { replaceUnitList, replaceUnits, type OwnUnits } from './units.ts';

export type LackedField = 'lead' | 'deadline';

export interface Lacking {
  field: LackedField;
  offers: Assigned[];
}

export interface Advice {
  vague: Vague[];
  /** Fields that are blank, where others say something. */
  lacking: Lacking[];
}

export const NO_ADVICE: Advice = { vague: [], lacking: [] };

/** What is known of an item, or of a point. */
export interface Advised {
  text: string;
  theme: string;
  lacks: readonly LackedField[];
  /** What its words promise already. */
  figures: readonly Commitment[];
}

export function findAdvice({ text, theme, lacks, figures }: Advised, others: Others): Advice {
  return {
    vague: others.findVague(text, theme, figures),
    lacking: lacks.map((field) => ({ field, offers: others.findAssigned(text, theme, field) })).filter(({ offers }) => offers.length > 0),
  };
}

export function listLacks({ lead, deadline }: Pick<ItemBlock, 'lead' | 'deadline'>): LackedField[] {
  return [...(splitUnits(lead).every(isUnfilled) ? ['lead' as const] : []), ...(isUndated(deadline) ? ['deadline' as const] : [])];
}

/** Another's words and where they go: behind or in the place of a sentence of the item, or into a blank field. */
export type Insertion =
  | { kind: 'sentence'; way: 'behind' | 'instead'; beside: string; offer: Offer }
  | { kind: LackedField; offer: Assigned };

/** The sentence that a vague stretch stands in. */
export function sentenceOf(text: string, { span }: Pick<Vague, 'span'>): string {
  const { start, end } = spanAt(splitSentences(text), span.start);
  return text.slice(start, end).trim();
}

/** A deadline without the year of the notice it was in: 2023年11月底前 → 11月底前, 2023年底前 → 年底前; as it is where nothing but the year says when. */
export function withoutYear(deadline: string): string {
  return deadline.replace(/^(?:20\d\d|二〇\S{2})\s*年\s*(?=\S)(?![之以]?[前后]|[起至到、，和及—～~-])(?=([底末初内度终])?)/, (_, end?: string) => (end === undefined ? '' : '年'));
}

/**
 * What an item becomes. Units of the other bureau become what they do, or the reader's own.
 *
 * @param label of the point the words are from: `济南2023第13项`
 */
export function toInserted(item: ItemBlock, insertion: Insertion, label: string, units: UnitsDictionary, own: OwnUnits): BlockValues {
  const { offer } = insertion;
  switch (insertion.kind) {
    case 'lead': return { lead: replaceUnitList(insertion.offer.words, offer.notice, units, own).words };
    case 'deadline': return { deadline: withoutYear(insertion.offer.words) };
    case 'sentence': {
      const { words } = replaceUnits(insertion.offer.sentence, offer.notice, units, own);
      const at = item.text.indexOf(insertion.beside);
      // The sentence is no longer there: the words go to the end.
      const [start, end] = at < 0 || insertion.beside === '' ? [item.text.length, item.text.length] : [at, at + insertion.beside.length];
      const before = item.text.slice(0, insertion.way === 'behind' || start === end ? end : start).trimEnd();
      const closed = insertion.way === 'instead' && start < end ? item.text.slice(0, start) : before === '' || /[。！？；;]$/.test(before) ? before : `${before}。`;
      return { text: closed + words + item.text.slice(end), borrowed: [...item.borrowed, ...toBorrowed(words, { point: offer.point, label })] };
    }
  }
}

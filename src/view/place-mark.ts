/** The mark of a place. */
import { h, type ViewElement } from './element.ts';
import { toGlyph, toPlaceClass } from './places.ts';

/** What of a notice its mark shows. */
export interface Place {
  /** Its position among the notices: colour and sign. */
  order: number;
  /** `济南` */
  short: string;
  year: number | null;
}

/** Sign and name in the colour of the place; with the year, if there is one. */
export function toPlaceMark({ order, short, year }: Place): ViewElement {
  return h('span', { class: `place ${toPlaceClass(order)}` },
    h('span', { class: 'place-glyph', 'aria-hidden': 'true' }, toGlyph(order)), short,
    year !== null && h('span', { class: 'place-year' }, String(year)));
}

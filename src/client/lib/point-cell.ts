/** What src/view makes of places and points, as elements. */
import type { WorkPoint } from '../../points/index.ts';
import type { Span } from '../../text/span.ts';
import { toPlaceMark, type Place } from '../../view/place-mark.ts';
import { toPointText } from '../../view/point-text.ts';
import { toElement } from './dom.ts';

/** The mark of a place in its colour, its name and year. */
export function buildPlaceMark(place: Place): HTMLElement {
  return toElement(toPlaceMark(place));
}

/** The verbatim text, figures standing out, words that others have underlined. */
export function buildPointText(point: Pick<WorkPoint, 'text' | 'commitments'>, common: readonly Span[] = [], evidence: readonly Span[] = []): HTMLElement {
  return toElement(toPointText(point, { common, evidence }));
}

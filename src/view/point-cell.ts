/** A point in a column: number, words, who, by when. */
import { toPlaceName } from '../points/names.ts';
import type { NoticeRecord, WorkPoint } from '../points/schema.ts';
import type { Span } from '../text/span.ts';
import { h, type ViewElement } from './element.ts';
import { joinLabel, toPointLabel, toSecondLabel } from './labels.ts';
import { toLedgerButton } from './ledger-button.ts';
import type { Place } from './place-mark.ts';
import { toPointText, type TermSpan } from './point-text.ts';
import { toUnitList } from './units.ts';

/** What of a notice its cells show. */
export interface CellNotice extends Place {
  kind: NoticeRecord['kind'];
  /** A person has read and confirmed its themes. */
  confirmed: boolean;
}

/** What of a point its cell shows. */
export interface CellPoint extends Pick<WorkPoint, 'id' | 'notice' | 'number' | 'printed' | 'url' | 'text' | 'commitments' | 'assignments' | 'inherited' | 'deadline'> {
  /** Its deadline is that of a merged cell. */
  deadlineInherited: boolean;
}

export interface CellOptions {
  /** The theme of the page or of the choice is only its second one. */
  also?: boolean;
  /** Stretches that stand word for word in another column. */
  common?: readonly Span[];
  /** The name of its theme, where the page is not about one. */
  theme?: string | undefined;
  /** Terms of the glossary to link. */
  terms?: readonly TermSpan[];
  /** The stretch that makes it the same as another in its row. */
  evidence?: readonly Span[];
  /** What other points have to do with it: `同一件事：山东第6项`. */
  relations?: readonly ViewElement[];
}

/** @param root the way to the site's root: '' or '../' */
export function toPointCell(
  root: string, notice: CellNotice, point: CellPoint, { also = false, common = [], terms = [], theme, evidence = [], relations = [] }: CellOptions = {},
): ViewElement {
  const [label, second] = [toPointLabel(point), toSecondLabel(point)];
  return h('article', { class: 'cell', 'data-point': point.id },
    h('p', { class: 'cell-head' }, h('a', { href: root + point.url }, label), second !== '' && h('span', { class: 'note' }, second),
      theme !== undefined && h('span', { class: 'cell-theme' }, theme),
      also && h('span', { class: 'tag' }, '兼及'), !notice.confirmed && h('span', { class: 'tag warn' }, '待核'),
      toLedgerButton(point.id, joinLabel(toPlaceName(notice.short, notice.year), label))),
    toPointText(point, { common, terms, evidence }),
    ...relations,
    ...toUnitList(point, { report: notice.kind === 'annual-report' }),
    point.deadline && h('p', { class: 'deadline' }, h('span', { class: 'note' }, '时限：'), point.deadline.text,
      point.deadlineInherited && h('span', { class: 'note' }, '（合并单元格）')));
}

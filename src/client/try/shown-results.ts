/** The results where they stand on the page: made anew after each analysis, as the reader left them. */
import type { Insertion } from '../../draft/advice.ts';
import type { ReadingCorrection } from '../../notice/index.ts';
import type { Corpus, Overview } from './analyse.ts';
import { showStretch } from './field.ts';
import type { Helper } from './helper.ts';
import { AddToLedger } from './ledger.ts';
import type { Answer } from './messages.ts';
import type { OwnText } from './own-text.ts';
import { toScene } from './parts.ts';
import { buildResults, type Results } from './results.ts';

type Said<Kind extends Answer['kind']> = Extract<Answer, { kind: Kind }>;

/** What the reader does with the results, beside asking the worker for more. */
export interface ResultsActions {
  /** Something was said of a column or a line: the text is read again. */
  changed: () => void;
  say: (words: string) => void;
  /** Goes on in 起草; with others' words put into one of the points. */
  goOn: (insertion?: { item: number; words: Insertion; label: string }) => void;
}

export class ShownResults {
  readonly #place: HTMLElement;
  readonly #root: string;
  readonly #text: OwnText;
  readonly #helper: Helper;
  readonly #actions: ResultsActions;
  #results: Results | null = null;
  #ledger: AddToLedger | null = null;
  /** What was unfolded before the last change; points come later than the rest. */
  #unfolded = new Map<string | undefined, boolean>();

  constructor(place: HTMLElement, root: string, text: OwnText, helper: Helper, actions: ResultsActions) {
    this.#place = place;
    this.#root = root;
    this.#text = text;
    this.#helper = helper;
    this.#actions = actions;
  }

  show(overview: Overview, corpus: Corpus): void {
    const place = this.#place;
    const earlier = this.#results && { filter: this.#results.points.filter, wanted: this.#results.points.wanted, years: this.#results.years.wanted };
    const focused = place.contains(document.activeElement) ? document.activeElement as HTMLElement : null;
    this.#unfolded = new Map([...place.querySelectorAll<HTMLDetailsElement>('details[data-key]')].map((each) => [each.dataset['key'], each.open]));
    // Nothing jumps while the points come.
    place.style.setProperty('min-height', this.#results ? `${String(place.offsetHeight)}px` : '0');
    const made = this.#results = this.#build(overview, corpus);
    place.replaceChildren(...made.elements);
    for (const each of place.querySelectorAll<HTMLDetailsElement>('details[data-key]')) each.open = this.#unfolded.get(each.dataset['key']) ?? each.open;
    if (focused) this.#refocus(focused.dataset['stay']);
    made.points.choose(earlier && (overview.counts[earlier.filter] ?? 0) > 0 ? earlier.filter : 'all', earlier?.wanted);
    if (earlier) made.years.choose(earlier.years);
  }

  clear(): void {
    this.#results = null;
    this.#place.replaceChildren();
  }

  focus(): void {
    this.#place.focus({ preventScroll: true });
  }

  addPoints({ filter, from, points, total }: Said<'points'>): void {
    this.#results?.points.add(filter, from, points, total);
    for (const each of this.#place.querySelectorAll<HTMLDetailsElement>('.try-points details[data-key]')) if (this.#unfolded.get(each.dataset['key']) === true) each.open = true;
    this.#place.style.removeProperty('min-height');
  }

  showYears({ other, found }: Said<'years'>): void {
    this.#results?.years.show(other, found);
  }

  addToLedger({ rows }: Said<'rows'>): void {
    // The buttons of the points say anew what is in it.
    if (this.#ledger?.add(rows) === true) this.#results?.points.choose(this.#results.points.filter, this.#results.points.wanted);
  }

  #build(overview: Overview, corpus: Corpus): Results {
    const { field, corrections, origin } = this.#text;
    const helper = this.#helper;
    const { changed, say, goOn } = this.#actions;
    const correct = (correction: ReadingCorrection): void => {
      corrections.say(correction);
      changed();
    };
    const scene = toScene(corpus, this.#root, (start, end) => showStretch(field, start, end), correct);
    this.#ledger = new AddToLedger(overview.notice, this.#root);
    return buildResults(overview, scene, {
      fetch: (filter, from, count) => helper.askMore({ kind: 'points', filter, from, count }),
      add: this.#ledger,
      download: (format) => helper.askMore({ kind: 'download', format }),
      compareYears: (other) => { helper.askMore({ kind: 'years', other }); },
      addAll: () => helper.askMore({ kind: 'rows' }),
      reading: { corrections, field, changed, say },
      inFile: origin.docx !== null,
      annotate: () => { helper.askMore({ kind: 'annotate', docx: this.#text.origin.docx }); },
      draft: () => { goOn(); },
      insert: (item, words, label) => { goOn({ item, words, label }); },
    });
  }

  /** Where a column or a line was chosen by keys, the next key goes there too. */
  #refocus(stay: string | undefined): void {
    const staying = stay === undefined ? null : this.#place.querySelector<HTMLElement>(`[data-stay="${stay}"]`);
    (staying ?? this.#place).focus({ preventScroll: true });
  }
}

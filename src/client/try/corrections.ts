/** What the reader said of columns and lines of the text in the field; each step can be taken back. */
import { moveCorrections, type ColumnChoice, type ReadingCorrection } from '../../notice/index.ts';
import { MOST_STEPS } from '../lib/steps.ts';

export class Corrections {
  #list: ReadingCorrection[] = [];
  #before: ReadingCorrection[][] = [];
  #text = '';

  get list(): readonly ReadingCorrection[] {
    return this.#list;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** Says something of a line, or of columns of the table that begins there: of a column said before, the later counts. */
  say(correction: ReadingCorrection): void {
    const there = this.#list.find(({ line }) => line === correction.line);
    const columns = correction.columns && { ...there?.columns, ...correction.columns };
    if (columns && correction.columns) {
      // What was said of another column no longer holds where this one has the role.
      for (const [place, choice] of Object.entries(columns)) if (!Object.hasOwn(correction.columns, place) && choice !== 'ignore' && Object.values(correction.columns).includes(choice)) delete columns[place];
    }
    const note = correction.note ?? there?.note;
    this.#put([...this.#list.filter(({ line }) => line !== correction.line), { ...correction, ...(columns ? { columns } : {}), ...(note ? { note } : {}) }].sort((a, b) => a.line - b.line));
  }

  /** Takes back what was said of a column; of the last one, all that was said of its table. */
  forgetColumn(line: number, place: string): void {
    const there = this.#list.find((each) => each.line === line);
    const rest = Object.entries(there?.columns ?? {}).filter(([each]) => each !== place);
    if (there) this.#put(this.#list.flatMap((each) => (each !== there ? [each] : rest.length === 0 ? [] : [{ ...each, columns: Object.fromEntries(rest) as Record<string, ColumnChoice> }])));
  }

  forget(line: number): void {
    this.#put(this.#list.filter((each) => each.line !== line));
  }

  /** Says why; no step of its own. */
  explain(line: number, words: string): void {
    this.#list = this.#list.map((each) => {
      if (each.line !== line) return each;
      const { note: _, ...rest } = each;
      return words.trim() === '' ? rest : { ...rest, note: words.trim() };
    });
  }

  undo(): void {
    this.#list = this.#before.pop() ?? this.#list;
  }

  /** The text was edited: each correction goes where its line is now. */
  moveTo(text: string): void {
    if (text === this.#text) return;
    this.#list = moveCorrections(this.#text, text, this.#list);
    this.#before = this.#before.map((list) => moveCorrections(this.#text, text, list));
    this.#text = text;
  }

  /** Another text, with what was said of it before. */
  reset(text: string, list: readonly ReadingCorrection[] = []): void {
    this.#list = [...list];
    this.#before = [];
    this.#text = text;
  }

  #put(list: ReadingCorrection[]): void {
    this.#before = [...this.#before.slice(1 - MOST_STEPS), this.#list];
    this.#list = list;
  }
}

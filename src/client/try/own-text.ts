/** The reader's text in the field, and what is known of it: where it came from, what was said of its columns and lines. */
import type { GivenTable, ReadingCorrection } from '../../notice/index.ts';
import { carryOver, isOtherText } from './carry-over.ts';
import { Corrections } from './corrections.ts';

/** Where the text in the field came from. */
export interface Origin {
  /** The name its records give it. */
  file: string;
  /** What was said when its file was read. */
  notes: readonly string[];
  /** What the file says of its tables, and where its lines stand; of lines that were changed no more than is sure. */
  tables: readonly GivenTable[];
  places: readonly string[];
  /** The Word document it was read from, as long as nothing in the text was changed. */
  docx: Uint8Array | null;
  /** Of which notice of the site it is the text, or was before the reader went on with it. */
  example: string | null;
}

/** It was typed or pasted here. */
export const TYPED: Origin = { file: '草稿.txt', notes: [], tables: [], places: [], docx: null, example: null };

/** A text and what was known of it. */
interface Known {
  text: string;
  origin: Origin;
  corrections: readonly ReadingCorrection[];
}

export class OwnText {
  readonly field: HTMLTextAreaElement;
  readonly corrections = new Corrections();
  #origin = TYPED;
  /** The text that origin and corrections are of. */
  #known = '';
  /** What a replacement took away. */
  #before: Known | null = null;
  /** What another text, pasted over it, took the place of: taken back, it is known again. */
  #pastedOver: Known | null = null;

  constructor(field: HTMLTextAreaElement) {
    this.field = field;
  }

  get text(): string {
    return this.field.value;
  }

  get origin(): Origin {
    return this.#origin;
  }

  get canRestore(): boolean {
    return this.#before !== null;
  }

  /** The field was emptied: what comes next is another text. */
  startAnew(): void {
    this.#origin = TYPED;
  }

  /** What is known of the text's lines goes where they are now. */
  keepUp(): void {
    const { text } = this;
    if (text !== this.#known && isOtherText(this.#known, text)) {
      const known = this.#pastedOver?.text === text ? this.#pastedOver : { text, origin: TYPED, corrections: [] };
      this.#pastedOver = { text: this.#known, origin: this.#origin, corrections: this.corrections.list };
      this.#origin = known.origin;
      this.corrections.reset(text, known.corrections);
    } else if (text !== this.#known) {
      this.#origin = { ...this.#origin, ...carryOver(this.#known, text, this.#origin), docx: null };
      this.corrections.moveTo(text);
    }
    this.#known = text;
    if (text.trim() === '') this.corrections.reset(text);
  }

  /** Puts another text into the field; the one that was there can be had back. */
  replace(text: string, origin: Origin, said: readonly ReadingCorrection[] = []): void {
    this.keepUp();
    this.#pastedOver = null;
    this.#before = this.text.trim() === '' ? null : { text: this.text, origin: this.#origin, corrections: this.corrections.list };
    this.field.value = text;
    this.field.scrollTop = 0;
    this.#known = this.field.value;
    this.#origin = origin;
    this.corrections.reset(this.#known, said);
  }

  restore(): void {
    if (this.#before) this.replace(this.#before.text, this.#before.origin, this.#before.corrections);
  }
}

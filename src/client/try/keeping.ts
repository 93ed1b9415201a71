/** The box by which a reader has the text kept in this browser, and the button that forgets it. */
import { forget, keep, onForgotten, readKept, type KeptText } from './kept-text.ts';

export class Keeping {
  readonly #box: HTMLInputElement;
  readonly #button: HTMLButtonElement;
  readonly #read: () => KeptText;
  readonly #say: (words: string) => void;

  /** @param read gives the text as it stands, and what was said of it */
  constructor(box: HTMLInputElement, button: HTMLButtonElement, read: () => KeptText, say: (words: string) => void) {
    this.#box = box;
    this.#button = button;
    this.#read = read;
    this.#say = say;
    box.addEventListener('change', () => { this.update(); });
    // What was typed or said since it was kept last.
    addEventListener('pagehide', () => {
      if (box.checked) this.update();
    });
    // In another tab.
    onForgotten(() => { this.#tick(false); });
    button.addEventListener('click', () => {
      this.#tick(false);
      this.update();
      box.focus();
      say('保留的文字已从这个浏览器删掉。');
    });
  }

  /** The text that was kept, and the box as that says, whatever the browser remembers of it; null where nothing was kept. */
  recall(): KeptText | null {
    const kept = readKept();
    this.#tick(kept !== null);
    return kept;
  }

  /** Keeps the text as it stands, or nothing, as the box says. */
  update(): void {
    this.#tick(this.#box.checked);
    if (!this.#box.checked) forget();
    else if (!keep(this.#read())) {
      this.#tick(false);
      this.#say('浏览器存不下这份文字，或者不让存，没有保留。');
    }
  }

  #tick(is: boolean): void {
    this.#box.checked = is;
    this.#button.hidden = !is;
  }
}

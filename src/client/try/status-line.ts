/** The line that says what is going on, with the bar of progress and the button that stops reading. */
import { h } from '../lib/dom.ts';

interface StatusParts {
  line: HTMLElement;
  bar: HTMLProgressElement;
  cancel: HTMLButtonElement;
  /** What is worked on; it is marked busy meanwhile. */
  results: HTMLElement;
}

export class StatusLine {
  readonly #parts: StatusParts;

  constructor(parts: StatusParts) {
    this.#parts = parts;
  }

  /** @param retry what a button beside the words does again; without it nothing failed */
  say(words: string, retry?: () => void): void {
    const { line } = this.#parts;
    line.replaceChildren(words);
    line.classList.toggle('failed', retry !== undefined);
    if (!retry) return;
    const button = h('button', { type: 'button' }, '再试一次');
    button.addEventListener('click', retry);
    line.append(' ', button);
  }

  /** Files are being read, which can be stopped. */
  offerCancel(): void {
    this.#parts.cancel.hidden = false;
  }

  /** @param done the share that is done, from 0 to 1 */
  showProgress(done: number, next: string): void {
    const { bar, results } = this.#parts;
    bar.hidden = false;
    bar.value = done;
    results.setAttribute('aria-busy', 'true');
    this.say(`${String(Math.round(done * 100))}%：${next}……`);
  }

  /** Nothing is under way. */
  endProgress(): void {
    const { bar, cancel, results } = this.#parts;
    bar.hidden = true;
    cancel.hidden = true;
    results.setAttribute('aria-busy', 'false');
  }

  /** Shows an element right below the line. */
  putBelow(element: HTMLElement): void {
    this.#parts.line.after(element);
  }

  scrollIntoView(): void {
    this.#parts.line.scrollIntoView({ block: 'nearest' });
  }
}

/** One line at the foot of the page that says what happened, with what can be done about it. */
import { h } from '../lib/dom.ts';

interface Action {
  label: string;
  act?: () => void;
  href?: string;
}

let line: HTMLElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes away what was said: the reader went on. */
export function hush(): void {
  clearTimeout(timer);
  if (line) line.hidden = true;
}

/** @param stay until the reader closes it: for what must not be missed */
export function say(words: string, actions: readonly Action[] = [], stay = false): void {
  clearTimeout(timer);
  if (!line) {
    line = h('div', { class: 'ledger-said', role: 'status', hidden: true });
    document.body.append(line);
  }
  const buttons = actions.map(({ label, act, href }) => {
    if (href !== undefined) return h('a', { href }, label);
    const button = h('button', { type: 'button' }, label);
    button.addEventListener('click', () => {
      hush();
      act?.();
    });
    return button;
  });
  const closer = h('button', { type: 'button', 'aria-label': '关闭提示' }, '×');
  closer.addEventListener('click', hush);
  line.hidden = false;
  line.replaceChildren(h('span', {}, words), ...buttons, closer);
  const leave = (): void => {
    timer = setTimeout(() => {
      // Not under the reader's hand.
      if (line?.matches(':hover, :focus-within')) leave();
      else hush();
    }, actions.length > 0 ? 8000 : 4000);
  };
  if (!stay) leave();
}

/** Buttons that put the address of a point, or of a paragraph, on the clipboard. */
import { toTextFragment } from './text-fragment.ts';
import { h } from '../lib/dom.ts';

/**
 * Makes every `[data-copy-link]` button copy the address it names, against the
 * page's own. With `data-quote` the link points at words: those the reader has
 * marked, else the quotation.
 */
export function setUpCopyLinks(): void {
  let marked = '';
  // A press on a button takes the marked words away in some browsers.
  document.addEventListener('pointerdown', () => {
    marked = readMarked();
  }, true);
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-copy-link]') : null;
    if (!button) return;
    const address = new URL(button.dataset['copyLink'] ?? '', location.href);
    address.search = '';
    if (button.dataset['quote'] !== undefined) address.hash = toTextFragment(readMarked() || marked || button.dataset['quote']);
    void copyText(address.href).then((done) => {
      say(button, done ? '已复制' : address.href);
    });
  });
}

/** The words marked inside the page's main part. */
function readMarked(): string {
  const selection = getSelection();
  const within = selection?.anchorNode && document.getElementById('main')?.contains(selection.anchorNode);
  return within ? selection.toString().trim() : '';
}

/** Gives each part of a notice that has an anchor and no page of its own a button that copies its link. */
export function setUpAnchors(): void {
  const parts = document.querySelectorAll<HTMLElement>('[data-anchors] :is(p, section, tr)[id]');
  for (const part of parts) {
    if (part.id.startsWith('p-')) continue;
    const place = part.tagName === 'SECTION' ? part.querySelector(':scope > :is(h2, h3, h4, h5, h6)') : part.tagName === 'TR' ? part.querySelector(':scope > :last-child') : part;
    place?.append(h('button', { type: 'button', class: 'anchor-copy', 'data-copy-link': `#${part.id}`, 'aria-label': '复制这一段的链接', title: '复制这一段的链接' }, '¶'));
  }
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without a secure context (plain http on an intranet, file://) the old way still works.
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'visually-hidden';
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

/** The button says what happened, for eyes and for screen readers, and then is itself again. */
export function say(button: HTMLButtonElement, words: string): void {
  const before = button.dataset['label'] ?? button.textContent;
  button.dataset['label'] = before;
  button.textContent = words;
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
}

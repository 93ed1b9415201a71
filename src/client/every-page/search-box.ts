/**
 * What every page has of search: the keys that go to the box, and a loader. Search itself, assets/search-*.js and
 * what they load, waits until a reader touches a box, or opens the address of a search.
 */

import { loadScript } from '../lib/load.ts';

/** A lost connection: the next touch tries again. */
const tryLoading = (name: string): void => {
  loadScript(`assets/${name}`).catch(() => {});
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Call once on every page. */
export function setUpSearchBox(): void {
  const script = document.querySelector('[data-search-page]') ? 'search' : 'search-suggest';
  const isOfSearch = (target: EventTarget | null): boolean =>
    target instanceof Element && target.closest('[data-search-box], [data-search-page]') !== null;
  for (const touch of ['focusin', 'pointerdown', 'input', 'change'] as const) {
    document.addEventListener(touch, ({ target }) => {
      if (isOfSearch(target)) tryLoading(script);
    }, { passive: true });
  }

  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.shiftKey) return;
    const isShortcut = event.ctrlKey || event.metaKey
      ? event.key.toLowerCase() === 'k'
      : event.key === '/' && !isTyping(event.target);
    if (!isShortcut) return;
    const field = document.querySelector<HTMLInputElement>('[data-search-page] input[name="q"]')
      ?? document.querySelector<HTMLInputElement>('[data-search-box] input[name="q"]');
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  const query = new URLSearchParams(location.search);
  if (script === 'search' && location.search.length > 1) tryLoading(script);
  if (query.has('hl') && document.querySelector('[data-point-text], [data-notice-text]')) tryLoading('search-marks');
}

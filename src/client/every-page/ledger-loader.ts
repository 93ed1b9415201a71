/**
 * What every page has of the ledger until a reader keeps one: an ear for the
 * first click. The ledger itself, assets/ledger-buttons.js, is loaded then, or
 * at once where this browser has a ledger already.
 */
import { loadScript } from '../lib/load.ts';

const BUTTONS = 'button[data-add-to-ledger], button[data-review-notice]';
const SCRIPT = 'assets/ledger-buttons';

function hasLedger(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('yaodian-duizhao/ledger/'));
  } catch {
    return false;
  }
}

/** Call once on every page. */
export function setUpLedger(): void {
  let loaded = false;
  const waiting = new Set<HTMLButtonElement>();
  const load = async () => {
    try {
      await loadScript(SCRIPT);
      loaded = true;
    } catch {
      // A lost connection: the next click tries again.
    }
  };
  if (hasLedger() || document.querySelector('[data-ledger]')) {
    void load();
  }
  // Another tab began one.
  window.addEventListener('storage', ({ key }) => {
    if (!loaded && key?.startsWith('yaodian-duizhao/ledger/')) void load();
  });
  document.addEventListener('click', ({ target }) => {
    const button = !loaded && target instanceof Element ? target.closest<HTMLButtonElement>(BUTTONS) : null;
    // Two clicks while the script was on its way are one.
    if (!button || waiting.has(button)) return;
    waiting.add(button);
    void load().then(() => {
      waiting.delete(button);
      if (loaded) button.click();
    });
  });
}

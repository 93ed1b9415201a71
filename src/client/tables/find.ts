/**
 * A field over tables that leaves what has its words, and what of a page is folded away opened where it is asked for.
 * `[data-table-find="ids of the tables"]`; of a table of several bodies each is one entry, else each row.
 */
interface Entry {
  element: HTMLElement;
  words: string;
  /** What it is folded into. */
  fold: HTMLDetailsElement | null;
}

export function setUpFind(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('[data-table-find]')) {
    const entries = (field.dataset['tableFind'] ?? '').split(' ').flatMap(listEntries);
    const status = field.parentElement?.querySelector('[role="status"]');
    field.addEventListener('input', () => {
      const shown = show(entries, field.value.trim().toLowerCase());
      if (status) status.textContent = shown === entries.length ? '' : `${String(shown)}条`;
    });
  }
}

function listEntries(id: string): Entry[] {
  const table = document.getElementById(id);
  if (!(table instanceof HTMLTableElement)) return [];
  const elements = table.tBodies.length > 1 ? [...table.tBodies] : [...table.tBodies].flatMap((body) => [...body.rows]);
  return elements.map((element) => ({ element, words: element.textContent.toLowerCase(), fold: table.closest('details') }));
}

/** @returns how many have the words */
function show(entries: readonly Entry[], words: string): number {
  let shown = 0;
  for (const { element, words: own, fold } of entries) {
    element.hidden = words !== '' && !own.includes(words);
    if (element.hidden) continue;
    shown++;
    if (words !== '' && fold) fold.open = true;
  }
  return shown;
}

/** Not every browser opens what the address leads into. */
export function setUpFolds(): void {
  const open = (): void => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // `#%`: nothing is called that.
    }
    const target = document.getElementById(id);
    const fold = target?.closest('details') ?? target?.parentElement?.querySelector<HTMLDetailsElement>(`#${CSS.escape(target.id)} + details`);
    if (!fold || fold.open || !target) return;
    fold.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', open);
  open();
}

/** The parts of the ledger's page, by the attributes src/pages/ledger/index.astro gives them. */

function find<Type extends HTMLElement>(name: string): Type {
  const element = document.querySelector<Type>(`[data-ledger-${name}]`);
  if (!element) throw new Error(`Unexpected page without [data-ledger-${name}]`);
  return element;
}

/** @param app the part of the page that needs scripts */
export function findElements(app: HTMLElement) {
  return {
    app,
    choice: find<HTMLSelectElement>('choice'),
    sort: find<HTMLSelectElement>('sort'),
    file: find<HTMLInputElement>('file'),
    problem: find('problem'),
    status: find('status'),
    sheet: find('sheet'),
    paper: find('paper'),
    progress: find<HTMLProgressElement>('progress'),
    progressWords: find('progress-words'),
    dialog: find<HTMLDialogElement>('dialog'),
    dialogTitle: find('dialog-title'),
    nameField: find<HTMLInputElement>('name'),
    /** Shown where the ledger has rows. */
    filled: [...app.querySelectorAll<HTMLElement>('[data-ledger-filled]')],
    filters: [...app.querySelectorAll<HTMLInputElement>('input[name="ledger-filter"]')],
    numbers: [...app.querySelectorAll<HTMLElement>('[data-ledger-number]')],
    exports: [...app.querySelectorAll<HTMLButtonElement>('[data-ledger-export]')],
    button: (name: string): HTMLButtonElement | null => app.querySelector<HTMLButtonElement>(`[data-ledger-do="${name}"]`),
  };
}

export type Elements = ReturnType<typeof findElements>;

/** The reader's text in this browser's storage, only where the reader asked for it. */

const KEY = 'yaodian-duizhao/draft';

/** What is kept; null where nothing is, or storage is forbidden. */
export function readKept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @returns whether it is kept now */
export function keep(text: string): boolean {
  try {
    localStorage.setItem(KEY, text);
    return true;
  } catch {
    // Full or forbidden. An older text is not what the reader wants kept.
    forget();
    return false;
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Forbidden: then there is nothing.
  }
}

/** Tells when another tab forgot it. */
export function onForgotten(tell: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if ((key === KEY || key === null) && newValue === null) tell();
  });
}

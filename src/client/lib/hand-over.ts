/** A text that one page of the site hands to another in the same tab; it is taken once. */
const KEY = 'yaodian-duizhao/handed-over';

/** @returns whether it could be left there */
export function handOver(text: string): boolean {
  try {
    sessionStorage.setItem(KEY, text);
    return true;
  } catch {
    // Full or forbidden.
    return false;
  }
}

export function takeOver(): string | null {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return text;
  } catch {
    return null;
  }
}

/**
 * Does work when the page has been parsed, in a task of its own: all that waits for the parser would otherwise be done
 * in one go, and the page answers nobody meanwhile.
 */
export function whenParsed(work: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => { setTimeout(work); }, { once: true });
  else setTimeout(work);
}

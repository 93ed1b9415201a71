/** The menu opens without scripts; with them one part at a time, and it closes where the reader goes on elsewhere. */
export function setUpMenu(): void {
  const parts = [...document.querySelectorAll<HTMLDetailsElement>('.menu details')];
  const closeAll = (but?: EventTarget | null): void => {
    for (const part of parts) if (part !== but) part.open = false;
  };
  for (const part of parts) {
    // Browsers before `name` for details.
    part.addEventListener('toggle', () => { if (part.open) closeAll(part); });
    // A part of the page that is open already.
    part.addEventListener('click', (event) => { if (event.target instanceof HTMLAnchorElement) closeAll(); });
  }
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && !event.target.closest('.menu')) closeAll();
  });
  document.addEventListener('focusin', (event) => {
    if (event.target instanceof Element && !event.target.closest('.menu')) closeAll();
  });
  document.addEventListener('keydown', (event) => {
    const open = parts.find((part) => part.open);
    if (event.key !== 'Escape' || !open) return;
    closeAll();
    open.querySelector('summary')?.focus();
  });
}

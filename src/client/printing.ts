/** Before a page is printed: what is folded away is opened, and its head says the whole address. */
export function setUpPrinting(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    // Panels of tools stay as they are.
    opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open]):not([data-cite]):not(.point-links)')];
    for (const each of opened) each.open = true;
    const address = document.querySelector<HTMLElement>('[data-print-address]');
    if (address && !document.querySelector('link[rel="canonical"]') && /^https?:$/.test(location.protocol)) address.textContent = location.href.split('#')[0] ?? '';
  });
  window.addEventListener('afterprint', () => {
    for (const each of opened) each.open = false;
    opened = [];
  });
}

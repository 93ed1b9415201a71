/**
 * For paper: each sheet is headed by the title of the page and its version,
 * which a stylesheet of all pages cannot know; what is folded away is opened,
 * and the first sheet says the whole address.
 */
export function setUpPrinting(): void {
  let opened: HTMLDetailsElement[] = [];
  let headed = false;
  const addHeads = (): void => {
    if (!headed) document.adoptedStyleSheets = [...document.adoptedStyleSheets, makeHeads()];
    headed = true;
  };
  // All styles are looked at again for it: when there is time.
  if ('requestIdleCallback' in window) requestIdleCallback(addHeads, { timeout: 1000 });
  window.addEventListener('beforeprint', () => {
    addHeads();
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

/** The title on top of each sheet, the version at its foot. */
function makeHeads(): CSSStyleSheet {
  const sheet = new CSSStyleSheet({ media: 'print' });
  const version = document.querySelector('[data-version]')?.getAttribute('data-version') ?? '';
  sheet.replaceSync(`@page { @top-right { content: ${toCssString(document.title)}; font-size: 8pt; color: #555; } @bottom-right { content: ${toCssString(`版本 ${version}`)}; font-size: 8pt; color: #555; } }`);
  return sheet;
}

/** A string of CSS that says just these words. */
function toCssString(words: string): string {
  return `"${words.replace(/["\\\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}

/**
 * What is far below the window is laid out after the page is there, a piece at a time: src/styles/85-far.css. Until
 * then its height is a guess, so a jump into the page would miss: where there is one, all is laid out at once.
 */

const LATER = 'far-later';
/** Characters laid out in one go: some milliseconds on a slow machine. */
const PIECE = 800;

/** Call before the first paint. */
export function setFarLater(later: boolean): void {
  document.documentElement.classList.toggle(LATER, later);
}

/** Call once on every page, when it has been parsed. */
export function setUpFar(): void {
  if (!document.documentElement.classList.contains(LATER)) return;
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href*="#"]') : null;
    if (link && link.pathname === location.pathname) setFarLater(false);
  }, true);
  const whenIdle = (work: () => void): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 500 });
    else setTimeout(work, 50);
  };
  const start = (): void => {
    const far = findFar();
    const next = (): void => {
      for (let characters = 0; characters < PIECE && far.length > 0;) {
        const element = far.shift();
        characters += element?.textContent.length ?? 0;
        element?.classList.add('laid-out');
      }
      if (far.length > 0) whenIdle(next);
      else setFarLater(false);
    };
    next();
  };
  const startWhenIdle = (): void => { whenIdle(start); };
  if (document.readyState === 'complete') startWhenIdle();
  else window.addEventListener('load', startWhenIdle, { once: true });
}

/** The elements that the stylesheet puts off, in the order of the page. */
function findFar(): Element[] {
  const main = document.getElementById('main');
  if (!main) return [];
  const found: Element[] = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT, (node) => {
    if (getComputedStyle(node as Element).getPropertyValue('content-visibility') !== 'auto') return NodeFilter.FILTER_SKIP;
    found.push(node as Element);
    return NodeFilter.FILTER_REJECT;
  });
  while (walker.nextNode());
  return found;
}

/**
 * A page is drawn part by part, from the top: Chinese takes its fonts and its layout a tenth of a second and more on a
 * slow machine, and in one piece that is a time in which nothing answers. First the head, then what fills the window,
 * a frame after the other, then the rest whenever there is time. What is still to come has no box
 * (src/styles/85-drawing.css), so what is there does not move.
 *
 * How much comes in a frame is told by the clock: on a fast machine, all of a window. Whoever goes to a place further
 * down, or prints, gets the whole page at once.
 */

import { pause } from './pause.ts';

const NOT_YET = 'not-yet';

/** Milliseconds of layout in one go. */
const BUDGET = 8;
/** Characters laid out at a time below the window, where a table may get wider with each row. */
const PIECE = 400;
/** A part with more characters is drawn part by part, if its parts stand one below the other. */
const LONG = 100;
/** Its cells stand side by side, in rows that grow with them. */
const LONG_ROW = 400;
/** What can stand one below the other. */
const BLOCKS = new Set('ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION COLGROUP DD DETAILS DIV DL DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MENU NAV NOSCRIPT OL P PRE SECTION SUMMARY TABLE TBODY TD TH THEAD TR UL'.split(' '));

/** Grids whose columns do not depend on what is in them. */
const FIXED_GRIDS = '.facts, .home-grid, .try';

/** Call before the first paint. */
export function drawInParts(): void {
  const { dataset } = document.documentElement;
  dataset['drawing'] = 'head';
  /** The parts still to come: those of main, and those of the long part they have come to, and so on inwards. */
  const open: { parts: ArrayLike<Element>; at: number }[] = [];
  const hide = (parts: Iterable<Node>): void => {
    for (const part of parts) if (part instanceof Element) part.classList.add(NOT_YET);
  };
  const show = (parts: Iterable<Element>): void => {
    for (const part of parts) part.classList.remove(NOT_YET);
  };

  const findNext = (): Element | null => {
    for (let inner = open.at(-1); inner; inner = open.at(-1)) {
      const part = inner.parts[inner.at];
      if (part) {
        inner.at++;
        return part;
      }
      // Of main there may be more to come from the parser.
      if (open.length === 1) return null;
      open.pop();
    }
    return null;
  };
  const draw = (part: Element): void => {
    const { length } = part.textContent;
    const parts = length > LONG_ROW && part instanceof HTMLTableRowElement ? [...part.cells].flatMap((cell) => (canBeCut(cell) ? [...cell.children] : []))
      : length > LONG && canBeCut(part) ? part.children : [];
    hide(Array.from(parts));
    show([part]);
    if (parts.length === 0) return;
    if (isColumn(part, dataset['drawing'] === 'rest')) open.push({ parts, at: 0 });
    else show(Array.from(parts));
  };
  const finish = (): void => {
    if (dataset['drawing'] === undefined) return;
    parsing.disconnect();
    show(document.querySelectorAll(`.${NOT_YET}`));
    delete dataset['drawing'];
  };
  const step = (): void => {
    if (dataset['drawing'] === undefined) return;
    let bottom = 0;
    let part: Element | null = null;
    for (const end = performance.now() + BUDGET; performance.now() < end;) {
      let characters = 0;
      do {
        part = findNext();
        if (!part) break;
        draw(part);
        characters += part.textContent.length;
      } while (dataset['drawing'] === 'rest' && characters < PIECE);
      if (!part) break;
      // This lays it out.
      ({ bottom } = part.getBoundingClientRect());
    }
    if (!part && document.readyState !== 'loading') {
      finish();
      return;
    }
    if (dataset['drawing'] === 'window' && bottom > innerHeight) dataset['drawing'] = 'rest';
    if (dataset['drawing'] === 'rest' && 'requestIdleCallback' in window) requestIdleCallback(step, { timeout: 200 });
    else requestAnimationFrame(step);
  };

  const begin = async (main: HTMLElement): Promise<void> => {
    const [, ...tools] = document.querySelector('.site-header-row')?.children ?? [];
    const foot = document.querySelectorAll('.site-footer');
    for (const parts of [main.children, tools, foot]) hide(parts);
    open.push({ parts: main.children, at: 0 });
    // What the parser still brings.
    parsing.observe(main, { childList: true });
    // Head and foot are laid out by themselves, in three goes: each loads fonts, and the first frame has much else to do.
    for (const go of [() => { dataset['drawing'] = 'window'; }, () => { show(tools); }, () => { show(foot); }]) {
      await pause();
      // Somebody could not wait.
      if (dataset['drawing'] === undefined) return;
      go();
      main.getBoundingClientRect();
    }
    requestAnimationFrame(() => requestAnimationFrame(step));
  };
  const hear = (changes: readonly MutationRecord[]): void => {
    if (open.length > 0) {
      for (const { addedNodes } of changes) hide(addedNodes);
      return;
    }
    const main = document.getElementById('main');
    if (!main) return;
    parsing.disconnect();
    void begin(main);
  };
  const parsing = new MutationObserver(hear);
  const there = document.getElementById('main');
  if (there) void begin(there);
  else parsing.observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener('DOMContentLoaded', () => {
    // What comes later is put there by scripts, and is there at once.
    hear(parsing.takeRecords());
    parsing.disconnect();
  });
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href*="#"]') : null;
    if (link?.pathname === location.pathname) finish();
  }, true);
  addEventListener('beforeprint', finish);
}

/** Whether it has parts, and nothing beside them. */
function canBeCut(part: Element): boolean {
  return part.tagName !== 'FIGURE' && !(part instanceof HTMLDetailsElement && !part.open)
    && [...part.childNodes].every((node) => (node instanceof Element ? BLOCKS.has(node.tagName) : (node.nodeValue ?? '').trim() === ''));
}

/** Whether its parts stand one below the other, and what comes later moves none that can be seen. */
function isColumn(part: Element, unseen: boolean): boolean {
  const { display, tableLayout } = getComputedStyle(part);
  return /^(?:block|list-item|flow-root|table-row-group|table-row)$/.test(display) || (display === 'grid' && part.matches(FIXED_GRIDS)) || (display === 'table' && (unseen || tableLayout === 'fixed'));
}

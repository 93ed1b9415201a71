/** Marks what was searched for on the page of a point, until the reader takes the marks away. */
import { findMarksIn, parseQuery } from '../../search/index.ts';
import { cutAtSpans } from '../../text/pieces.ts';

/** The words of an element, a mark wherever a term stands, across the elements inside it. Gives the number of hits. */
export function markElement(element: Element, terms: readonly string[]): number {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  const spans = findMarksIn(nodes.map(({ data }) => data).join(''), terms);
  let offset = 0;
  for (const node of nodes) {
    const { data } = node;
    const inside = spans
      .map(({ start, end }) => ({ start: Math.max(0, start - offset), end: Math.min(data.length, end - offset) }))
      .filter(({ start, end }) => start < end);
    offset += data.length;
    if (inside.length === 0) continue;
    node.replaceWith(...cutAtSpans(data, inside).map(({ text, span }) => (span ? makeMark(text) : text)));
  }
  return spans.length;
}

export function makeMark(text: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.className = 'search-mark';
  mark.textContent = text;
  return mark;
}

/**
 * Marks a query on this page and offers a way back.
 *
 * @param line of the text of the notice, where its page is to be opened; 0 for any
 */
export function showMarks(q: string, line = 0): void {
  const terms = parseQuery(q).include;
  const whole = document.querySelector('[data-notice-text]');
  const text = whole ?? document.querySelector('[data-point-text]');
  const article = text?.closest('article') ?? text?.parentElement;
  const bar = document.querySelector('[data-search-marks]');
  if (!text || !article || !bar || terms.length === 0) return;
  const fields = whole ? [whole] : [text, ...article.querySelectorAll('.path > li, dl.units dd')];
  const count = fields.reduce((sum, field) => sum + markElement(field, terms), 0);

  const words = document.createElement('span');
  words.textContent = count > 0 ? `已标出${String(count)}处“${q}”` : `${whole ? '本页' : '本项'}没有“${q}”`;
  const clear = document.createElement('button');
  clear.type = 'button';
  clear.textContent = '清除标记';
  clear.dataset['clearMarks'] = '';
  clear.addEventListener('click', () => {
    for (const mark of document.querySelectorAll('mark.search-mark')) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    bar.remove();
    const address = new URL(location.href);
    address.searchParams.delete('hl');
    address.searchParams.delete('line');
    history.replaceState(history.state, '', address);
    document.querySelector<HTMLElement>('main')?.focus();
  });
  bar.append(words, clear);
  const marks = [...document.querySelectorAll('mark.search-mark')];
  const from = [...(whole?.querySelectorAll<HTMLElement>('[data-line]') ?? [])].filter((each) => Number(each.dataset['line']) <= line).at(-1);
  // The first at the line or after it.
  const wanted = from && marks.find((mark) => (from.compareDocumentPosition(mark) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0);
  (wanted ?? marks[0])?.scrollIntoView({ block: 'center' });
}

/** Accessibility as axe-core judges it: WCAG 2.2 A and AA, and what its makers hold to be good practice. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules whose answer depends on colours and sizes; the others judge the markup, which a mode does not change. */
const OF_LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

export interface Looking {
  /** `looks`: for a page whose markup was judged in another mode. */
  rules?: 'all' | 'looks';
  /**
   * Of elements that are made alike, one inside another of the same names, classes and states, two are judged: for a
   * page that was judged whole at another width or in another mode.
   */
  alike?: 'each' | 'two';
}

/** What is wrong with a page as it stands, a line for each rule; empty where nothing is. */
export async function findViolations(page: Page, { rules = 'all', alike = 'each' }: Looking = {}): Promise<string[]> {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(source);
  return page.evaluate(async ([runOnly, most]) => {
    // What is scrolled under a head that stays in sight is not there to touch, at that moment.
    for (const element of [document.documentElement, ...document.querySelectorAll('main *')]) element.scrollTo({ top: 0, left: 0, behavior: 'instant' });
    const exclude: Element[] = [];
    const counts = new Map<string, number>();
    const visit = (element: Element, path: string): void => {
      const states = ['class', 'type', 'open', 'disabled', 'aria-pressed', 'aria-current', 'aria-selected'].map((name) => element.getAttribute(name) ?? '').join('.');
      const own = `${path}>${element.tagName}.${states}`;
      const count = (counts.get(own) ?? 0) + 1;
      counts.set(own, count);
      if (count > most) exclude.push(element);
      else for (const child of element.children) visit(child, own);
    };
    visit(document.body, '');
    const { axe } = window as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
    const { violations } = await axe.run({ include: [document.documentElement], exclude }, { runOnly, resultTypes: ['violations'], selectors: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} (${failureSummary.slice(0, 200)})`).join(' | ')}`);
  }, [rules === 'all' ? ALL : OF_LOOKS, alike === 'each' ? Infinity : 2] as const);
}

/** Loads what draws charts, src/client/charts/index.ts, when a chart comes near the window or the reader does anything. */
import { loadScript } from '../lib/load.ts';

/** Call once on every page; does nothing where there is no chart. */
export function setUpCharts(): void {
  const figures = document.querySelectorAll('figure[data-chart]');
  if (figures.length === 0) return;
  const near = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) load();
  }, { rootMargin: '300px' });
  // Before anybody prints, or jumps to the end.
  const touches = ['pointerdown', 'keydown', 'scroll'] as const;
  const load = (): void => {
    near.disconnect();
    for (const touch of touches) removeEventListener(touch, load);
    // Without the drawing the table says the same.
    loadScript('assets/charts').catch(() => undefined);
  };
  for (const figure of figures) near.observe(figure);
  for (const touch of touches) addEventListener(touch, load, { passive: true });
}

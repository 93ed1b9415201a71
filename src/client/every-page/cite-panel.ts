/** The script of the panel of references comes when the panel is opened: most readers never do. */
import { loadScript } from '../lib/load.ts';

export function setUpCitePanel(): void {
  document.querySelector('[data-cite]')?.addEventListener('toggle', () => {
    // Without it the panel shows what was built: references without the day of access.
    loadScript('assets/cite').catch(() => undefined);
  }, { once: true });
}

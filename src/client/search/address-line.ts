/** The search in the address of the page, as it changes while somebody types. */
import { LONGEST_QUERY, toQueryString, type Search } from '../../search/index.ts';

/** Milliseconds between two changes of the address: browsers refuse when it changes too often. */
const INTERVAL = 100;

export class AddressLine {
  private pending: ReturnType<typeof setTimeout> | undefined;
  private written = 0;

  /** What was to be written later is not. */
  cancel(): void {
    clearTimeout(this.pending);
  }

  /** @param replace this step of the history becomes another, instead of one more */
  write(search: Search, replace: boolean): void {
    const address = location.pathname + toQueryString({ ...search, q: search.q.slice(0, LONGEST_QUERY + 1) });
    this.cancel();
    if (address === location.pathname + location.search) return;
    if (!replace) {
      history.pushState(null, '', address);
    } else {
      const wait = this.written + INTERVAL - performance.now();
      if (wait > 0) {
        this.pending = setTimeout(() => { this.write(search, true); }, wait);
        return;
      }
      history.replaceState(null, '', address);
    }
    this.written = performance.now();
  }
}

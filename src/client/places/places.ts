/** Of many notices, which ones a page shows: the reader chooses, and the address holds the choice. */
import { FEW_PLACES } from '../../view/limits.ts';

/** The notices shown on this page; null where all are. Charts draw only these. */
export function readShownPlaces(): ReadonlySet<string> | null {
  const words = document.documentElement.dataset['places'];
  return words === undefined ? null : new Set(words.split(','));
}

/** Elements with `data-place` are seen when their notice is chosen; `placeschange` is told to the document. */
export function setUpPlaces(): void {
  const chooser = document.querySelector<HTMLElement>('[data-place-chooser]');
  if (!chooser) return;
  const boxes = [...chooser.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const filter = chooser.querySelector<HTMLInputElement>('[data-place-filter]');
  const ids = new Set(boxes.map(({ value }) => value));
  const first = boxes.slice(0, FEW_PLACES).map(({ value }) => value);
  const asked = (new URLSearchParams(location.search).get('notices') ?? '').split(',').filter((id) => ids.has(id));

  const show = (chosen: ReadonlySet<string>, say: boolean) => {
    for (const box of boxes) box.checked = chosen.has(box.value);
    for (const element of document.querySelectorAll<HTMLElement>('[data-place]')) {
      element.classList.toggle('place-off', ids.has(element.dataset['place'] ?? '') && !chosen.has(element.dataset['place'] ?? ''));
    }
    // A group's head is as wide as what is left.
    for (const head of document.querySelectorAll<HTMLTableCellElement>('tr.group > th[colspan]')) {
      const row = head.closest('table')?.tHead?.rows[0];
      if (row) head.colSpan = Math.max(1, [...row.cells].filter((cell) => !cell.classList.contains('place-off')).length);
    }
    document.documentElement.dataset['places'] = [...chosen].join(',');
    const count = chooser.querySelector('[data-place-count]');
    if (count) count.textContent = String(chosen.size);
    document.dispatchEvent(new Event('placeschange'));
    if (!say) return;
    const address = new URL(location.href);
    if (chosen.size === first.length && first.every((id) => chosen.has(id))) address.searchParams.delete('notices');
    else address.searchParams.set('notices', [...chosen].join(','));
    try {
      history.replaceState(history.state, '', address.href.replace(/%2C/g, ','));
    } catch {
      // From a disk some browsers forbid it; the choice then lasts as long as the page.
    }
  };
  const read = () => new Set(boxes.filter(({ checked }) => checked).map(({ value }) => value));
  chooser.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'checkbox') show(read(), true);
  });
  chooser.querySelector('[data-place-first]')?.addEventListener('click', () => show(new Set(first), true));
  chooser.querySelector('[data-place-all]')?.addEventListener('click', () => show(ids, true));
  filter?.addEventListener('input', () => {
    for (const box of boxes) {
      const label = box.closest('label');
      if (label) label.hidden = !(label.dataset['name'] ?? '').includes(filter.value.trim());
    }
  });
  show(new Set(asked.length > 0 ? asked : first), false);
}

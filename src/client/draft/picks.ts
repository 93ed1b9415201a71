/** The themes, and beneath each what other places ask: picked with one click, or written by oneself. */
import type { OtherNotice, Others } from '../../draft/others.ts';
import type { WorkPoint } from '../../points/schema.ts';
import { toPlaceName } from '../../points/names.ts';
import { joinLabel, toPointLabel } from '../../view/labels.ts';
import { h } from '../lib/dom.ts';
import { buildPointText } from '../lib/point-cell.ts';

export interface PickActions {
  pick: (notice: OtherNotice, point: WorkPoint) => void;
  write: (theme: string) => void;
  want: (theme: string, wanted: boolean) => void;
}

export const toLabel = (notice: Pick<OtherNotice, 'short' | 'year'>, point: Pick<WorkPoint, 'number' | 'printed'>): string => joinLabel(toPlaceName(notice.short, notice.year), toPointLabel(point));

export class Picks {
  readonly #rows = new Map<string, { box: HTMLInputElement; count: HTMLElement; details: HTMLDetailsElement }>();
  readonly #buttons = new Map<string, HTMLButtonElement>();
  #picked: ReadonlySet<string> = new Set();

  /** @param place has the themes from the start, so that nothing moves when the notices are there */
  constructor(place: HTMLElement, root: string, others: Others, actions: PickActions) {
    for (const row of place.querySelectorAll<HTMLElement>('[data-draft-theme]')) {
      const id = row.dataset['draftTheme'] ?? '';
      const [box, count, details] = [row.querySelector<HTMLInputElement>('input'), row.querySelector<HTMLElement>('.draft-count'), row.querySelector('details')];
      if (!box || !count || !details) continue;
      this.#rows.set(id, { box, count, details });
      box.addEventListener('change', () => { actions.want(id, box.checked); });
      const fill = (): void => {
        if (!details.open || details.querySelector('.draft-write')) return;
        const write = h('button', { type: 'button', class: 'draft-write' }, '自己写一项');
        write.addEventListener('click', () => { actions.write(id); });
        details.append(h('ul', { class: 'draft-offers' }, ...others.listPoints(id).map(({ notice, point }) => this.#buildPoint(notice, point, root, actions))), h('p', {}, write));
        this.#mark();
      };
      details.addEventListener('toggle', fill);
      // It may have been opened before.
      fill();
    }
  }

  #buildPoint(notice: OtherNotice, point: WorkPoint, root: string, actions: PickActions): HTMLElement {
    const label = toLabel(notice, point);
    const button = h('button', { type: 'button', 'aria-label': `选用${label}` }, '选用');
    button.addEventListener('click', () => { actions.pick(notice, point); });
    this.#buttons.set(point.id, button);
    const who = [point.lead.length > 0 ? `${point.lead.join('、')}牵头` : '', point.deadline?.text ?? ''].filter((words) => words !== '').join('，');
    return h('li', {}, h('p', { class: 'draft-from' }, h('a', { href: root + point.url }, label), who !== '' && h('span', { class: 'note' }, who), button), buildPointText(point));
  }

  /** @param picked ids of points that the draft has */
  update(counts: ReadonlyMap<string, number>, wanted: ReadonlySet<string>, picked: ReadonlySet<string>): void {
    this.#picked = picked;
    for (const [theme, { box, count }] of this.#rows) {
      box.checked = wanted.has(theme);
      const number = counts.get(theme) ?? 0;
      const words = number > 0 ? `已有${String(number)}项` : wanted.has(theme) ? '还没有' : '';
      if (count.textContent !== words) count.textContent = words;
      count.classList.toggle('lacking', number === 0 && wanted.has(theme));
    }
    this.#mark();
  }

  #mark(): void {
    for (const [id, button] of this.#buttons) {
      const picked = this.#picked.has(id);
      const words = picked ? '已选用' : '选用';
      if (button.textContent === words) continue;
      button.textContent = words;
      button.dataset['picked'] = String(picked);
      button.setAttribute('aria-label', (button.getAttribute('aria-label') ?? '').replace(/^(?:已)?选用/, words));
    }
  }

  open(theme: string): void {
    const row = this.#rows.get(theme);
    if (!row) return;
    row.details.open = true;
    row.details.querySelector('summary')?.focus();
    row.details.scrollIntoView({ block: 'start' });
  }
}

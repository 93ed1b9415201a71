/** Functions and the reader's own units for them: asked beside an item where one is missing, and all of them as a table. */
import type { UnitsDictionary } from '../../compare/units.ts';
import { toPlaceholder, type OwnUnits } from '../../draft/units.ts';
import { h } from '../lib/dom.ts';

type Functions = UnitsDictionary['functions'];

/** Told the unit of a function. */
export type SetUnit = (id: string, name: string) => void;

function buildField(id: string, label: string, value: string, set: SetUnit, mark: string): HTMLElement {
  const field = h('input', { type: 'text', autocomplete: 'off', placeholder: '本单位的处室', [mark]: id });
  field.value = value;
  field.addEventListener('change', () => { set(id, field.value.trim()); });
  return h('label', { class: 'draft-field' }, h('span', {}, label), field);
}

/** A field for each function whose placeholder still stands; what was filled in for it before is there to be put in again. */
export function buildAskedUnits(asked: readonly string[], functions: Functions, own: OwnUnits, set: SetUnit): HTMLElement {
  return h('div', { class: 'draft-asked', role: 'group', 'aria-label': '换成本单位的处室' },
    ...asked.map((id) => {
      const label = buildField(id, `${toPlaceholder(functions[id] ?? id)}换成`, own[id] ?? '', set, 'data-asked-unit');
      const field = label.querySelector('input');
      // A browser sees no change in what is written already.
      const put = h('button', { type: 'button', 'aria-label': `换上${functions[id] ?? id}的处室` }, '换上');
      put.addEventListener('click', () => { if (field && field.value.trim() !== '') set(id, field.value.trim()); });
      return h('div', { class: 'draft-asked-one' }, label, put);
    }));
}

export class UnitTable {
  readonly #place: HTMLElement;

  constructor(place: HTMLElement, functions: Functions, set: SetUnit) {
    this.#place = place;
    place.append(...Object.entries(functions).map(([id, name]) => buildField(id, name, '', set, 'data-unit')));
  }

  show(own: OwnUnits): void {
    for (const field of this.#place.querySelectorAll<HTMLInputElement>('[data-unit]')) if (field !== document.activeElement) field.value = own[field.dataset['unit'] ?? ''] ?? '';
  }
}

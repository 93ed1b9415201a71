/** 与上一年对照: the reader's notice beside one that the reader chooses, by theme and word by word. */
import type { ChangedField, PointChange } from '../../compare/changes.ts';
import type { WorkPoint } from '../../points/index.ts';
import { toPlaceName } from '../../points/names.ts';
import { toPointLabel } from '../../view/labels.ts';
import { h } from '../lib/dom.ts';
import { none, toPercent, type Scene } from './parts.ts';
import type { YearsCompared } from './years-compared.ts';

const KIND: Record<PointChange['kind'], string> = { kept: '照录', changed: '改动', new: '新增', dropped: '不再提' };
const FIELD: Record<ChangedField, string> = { lead: '牵头单位', participants: '配合单位', deadline: '完成时限' };

export class YearsView {
  readonly element: HTMLElement[];
  readonly #scene: Scene;
  readonly #place = h('div', { 'data-try-years': '' });
  readonly #select: HTMLSelectElement;

  /** @param ask for the comparison with a notice; it comes by {@link YearsView.show} */
  constructor(scene: Scene, ask: (id: string) => void) {
    this.#scene = scene;
    this.#select = h('select', {}, h('option', { value: '' }, '请选择'), ...scene.notices.map((notice) => h('option', { value: notice.id }, toPlaceName(notice.short, notice.year) + (notice.kind === 'annual-report' ? '（年度报告）' : ''))));
    this.#select.addEventListener('change', () => {
      this.#place.replaceChildren();
      if (this.wanted !== '') ask(this.wanted);
    });
    this.element = [
      h('p', {}, h('label', {}, '与这里的哪一份比 ', this.#select)),
      h('p', { class: 'note' }, '选本单位上一年的通知，看哪些照录、改动、新增、不再提；一份是要点、一份是年度报告的，看报告对每一项怎么说。'),
      this.#place,
    ];
  }

  /** The notice chosen; '' for none. */
  get wanted(): string {
    return this.#select.value;
  }

  choose(id: string): void {
    this.#select.value = id;
    if (this.wanted !== '') this.#select.dispatchEvent(new Event('change'));
  }

  show(id: string, found: YearsCompared | null): void {
    const other = this.#scene.notices.find((notice) => notice.id === id);
    if (id !== this.wanted || !other) return;
    const name = toPlaceName(other.short, other.year);
    if (!found) this.#place.replaceChildren(none('两份都是年度报告，说的都是已做的事，没有可对照的要求。'));
    else if (found.kind === 'report') this.#place.replaceChildren(...this.#buildReport(found, name));
    else this.#place.replaceChildren(...this.#buildYears(found, name));
  }

  #label(point: WorkPoint, isOwn: boolean, name: string): HTMLElement | string {
    if (isOwn) return `你的${toPointLabel(point)}`;
    return h('a', { href: this.#scene.root + point.url }, `${name}${toPointLabel(point)}`);
  }

  #buildYears({ ownFirst, changes, shares, dropped }: Extract<YearsCompared, { kind: 'years' }>, name: string): HTMLElement[] {
    const [before, after] = ownFirst ? ['你的', name] : [name, '你的'];
    const themes = new Map<string, PointChange[]>();
    for (const change of changes) {
      const theme = ('after' in change ? change.after : change.before).themes.primary;
      themes.set(theme, [...themes.get(theme) ?? [], change]);
    }
    return [
      h('p', {}, `按字数，${after}一字不差照录的占${toPercent(shares.kept)}，改动的占${toPercent(shares.changed)}，新增的占${toPercent(shares.new)}；${before === '你的' ? before : `${before}的`}${toPercent(dropped)}不再提。`),
      h('p', { class: 'note' }, '改动的一项里，', h('del', {}, '删去的字'), '和', h('ins', {}, '加上的字'), '这样标出。哪项对哪项由程序判断，可能有误。'),
      ...[...themes].map(([theme, own]) => h('section', {}, h('h3', {}, this.#scene.nameOf(theme) || '看不出主题'), h('ul', { class: 'changes' }, ...own.map((change) => h('li', { class: change.kind },
        h('p', { class: 'changes-head' }, h('span', { class: 'tag' }, KIND[change.kind]),
          'before' in change && this.#label(change.before, ownFirst, name), 'before' in change && 'after' in change && '→', 'after' in change && this.#label(change.after, !ownFirst, name),
          'fields' in change && change.fields.length > 0 && h('span', { class: 'note' }, `${change.fields.map((field) => FIELD[field]).join('、')}有变`)),
        h('p', { class: 'point-text' }, ...(change.kind === 'changed'
          ? change.words.map(({ kind, text, other }) => (kind === 'removed' ? h('del', {}, text) : kind === 'added' ? h('ins', {}, text) : document.createTextNode(other ?? text)))
          : [('after' in change ? change.after : change.before).text]))))))),
    ];
  }

  #buildReport({ ownFirst, demands }: Extract<YearsCompared, { kind: 'report' }>, name: string): HTMLElement[] {
    const silent = demands.filter(({ said }) => said.length === 0).length;
    return [
      h('p', {}, `要点${String(demands.length)}项，报告里说到或可能说到的${String(demands.length - silent)}项，没有找到的${String(silent)}项。“可能说到”是用词相近，请自己看是不是同一件事；没有找到，不等于没有做：报告可能用别的话说，程序没有认出。`),
      h('ul', { class: 'changes' }, ...demands.map(({ demand, said }) => h('li', { class: said.length === 0 ? 'dropped' : 'kept' },
        h('p', { class: 'changes-head' }, this.#label(demand, ownFirst, name)), h('p', { class: 'point-text' }, demand.text),
        ...(said.length === 0 ? [h('p', { class: 'missing' }, '报告里没有找到')] : said.map(({ point, sentences, sure }) => h('p', {}, sure ? '报告说：' : '可能说到：', this.#label(point, !ownFirst, name), ' ', h('span', { class: 'point-text' }, sentences.join('……')))))))),
    ];
  }
}

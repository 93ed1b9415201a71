/** The points of the reader's notice, a few at a time, as a filter lets them through. */
import { toCommitmentMeaning, toDeadlineMeaning, toPointLabel, toSecondLabel } from '../../view/labels.ts';
import { TRY_LIMITS } from '../../view/limits.ts';
import { listRoles } from '../../view/units.ts';
import type { Insertion } from '../../draft/advice.ts';
import { buildAdvice } from '../lib/advice-list.ts';
import { h } from '../lib/dom.ts';
import { buildPointText } from '../lib/point-cell.ts';
import type { Filter, Measure, Overview, OwnPoint } from './analyse.ts';
import { buildAddButton, type AddToLedger } from './ledger.ts';
import { buildNearest } from './nearest.ts';
import { buildLink, buildOtherLinks, toOtherLink, clip, none, type Scene } from './parts.ts';

const FILTER: Record<'all' | 'unitless' | 'undated' | 'alone' | 'doubtful' | 'vague' | Measure, string> = {
  all: '全部', unitless: '没写责任单位', undated: '没有时限', none: '无从核实', alone: '没找到同一件事', doubtful: '主题拿不准', vague: '可写得更明确',
  lead: '写明牵头单位', responsible: '只写责任单位', explicitDeadline: '有自己的时限', inheritedDeadline: '时限见于合并单元格', ongoing: '长期、持续', figure: '有数字',
};
/** Those offered at any time; others come by a figure elsewhere. */
const OFFERED = ['all', 'vague', 'unitless', 'undated', 'none', 'figure', 'alone', 'doubtful'] as const;
const OF_PLANS = new Set<string>(['vague', 'unitless', 'undated', 'none']);

export interface PointsActions {
  /** Asks for points of a filter; they come by {@link PointsView.add}. */
  fetch: (filter: Filter, from: number, count: number) => void;
  add: AddToLedger;
  /** Carries the text on into 起草, with others' words put into one of its points, counted from 0. */
  insert: (item: number, words: Insertion, label: string) => void;
}

export class PointsView {
  readonly element: HTMLElement[];
  readonly #scene: Scene;
  readonly #actions: PointsActions;
  readonly #filters: HTMLElement;
  readonly #list = h('div', { class: 'try-points' });
  readonly #more = h('button', { type: 'button' });
  #filter: Filter = 'all';
  #shown = 0;
  #total = 0;
  #wanted = TRY_LIMITS.points;
  #path = '';

  constructor(overview: Overview, scene: Scene, actions: PointsActions) {
    this.#scene = scene;
    this.#actions = actions;
    const report = overview.notice.kind === 'annual-report';
    const offered = OFFERED.filter((filter) => (overview.counts[filter] ?? 0) > 0 && !(report && OF_PLANS.has(filter)));
    this.#filters = h('div', { class: 'actions try-filters', role: 'group', 'aria-label': '只看哪些条目' }, ...offered.map((filter) => {
      const button = h('button', { type: 'button', 'data-filter': filter }, `${FILTER[filter]} ${String(overview.counts[filter] ?? 0)}`);
      button.addEventListener('click', () => this.choose(filter));
      return button;
    }));
    this.#more.addEventListener('click', () => {
      this.#wanted = this.#shown + TRY_LIMITS.points;
      this.#fetch();
    });
    this.element = (overview.counts.all ?? 0) === 0
      ? [none('没有拆出条目：没有见到带编号的条款、任务表，也没有“一是……二是……”。')]
      : [this.#filters,
        h('p', { class: 'legend note' }, h('span', { class: 'common' }, '下划线'), '：其他地区也有的原话；', h('b', { class: 'figure' }, '底色'), '：数字和日期；主题都是建议，未确认。点条号看它在左边原文的哪里。按“插入”把全文带到起草，在那一项里加上其他地区的写法，这里的文字不变。'),
        this.#list, h('p', { class: 'actions' }, this.#more)];
    this.#more.hidden = true;
  }

  get filter(): Filter {
    return this.#filter;
  }

  /** How many the reader has unfolded. */
  get wanted(): number {
    return this.#wanted;
  }

  /** Shows the points of a filter from the first. */
  choose(filter: Filter, wanted = TRY_LIMITS.points): void {
    this.#filter = filter;
    this.#shown = 0;
    this.#path = '';
    this.#wanted = wanted;
    for (const button of this.#filters.querySelectorAll<HTMLButtonElement>('[data-filter]')) button.setAttribute('aria-pressed', String(button.dataset['filter'] === filter));
    this.#filters.querySelector('[data-other]')?.remove();
    if (!this.#filters.querySelector('[aria-pressed="true"]')) {
      const words = filter.startsWith('theme:') ? `主题“${this.#scene.nameOf(filter.slice(6))}”` : FILTER[filter as keyof typeof FILTER];
      this.#filters.append(h('button', { type: 'button', 'aria-pressed': 'true', 'data-other': true }, words));
    }
    this.#fetch();
  }

  #fetch(): void {
    this.#actions.fetch(this.#filter, this.#shown, Math.min(TRY_LIMITS.points, this.#wanted - this.#shown));
  }

  /** Takes what was asked for; goes on until the reader has as many as before. */
  add(filter: Filter, from: number, points: readonly OwnPoint[], total: number): void {
    if (filter !== this.#filter || from !== this.#shown) return;
    const parts: HTMLElement[] = [];
    for (const point of points) {
      const path = point.record.path.map(({ marker, text }) => marker + text).join(' › ');
      if (path !== this.#path && path !== '') parts.push(h('h3', {}, clip(path, 200)));
      this.#path = path;
      parts.push(this.#buildPoint(point));
    }
    if (from === 0) this.#list.replaceChildren(...parts);
    else this.#list.append(...parts);
    this.#shown += points.length;
    this.#total = total;
    this.#more.hidden = this.#shown >= total;
    this.#more.textContent = `再看${String(Math.min(TRY_LIMITS.points, total - this.#shown))}项（共${String(total)}项）`;
    if (this.#shown < Math.min(this.#wanted, this.#total) && points.length > 0) this.#fetch();
  }

  #buildPoint(point: OwnPoint): HTMLElement {
    const { record, theme, shared } = point;
    const [label, second] = [toPointLabel(record), toSecondLabel(record)];
    const [first] = record.source;
    const last = record.source.at(-1);
    const long = record.text.length > TRY_LIMITS.characters;
    const shownText = long ? { ...record, text: record.text.slice(0, TRY_LIMITS.characters) } : record;
    const roles = listRoles(record);
    return h('article', { class: 'cell try-point', 'data-point': record.id },
      h('p', { class: 'cell-head' },
        first && last ? buildLink(label, () => this.#scene.show(first.start.offset, last.end.offset), `${label}，看它在原文的哪里`) : label,
        second !== '' && h('span', { class: 'note' }, second.replace('本站', '编号')),
        record.place !== undefined && h('span', { class: 'note' }, record.place),
        this.#buildTheme(point, theme), buildAddButton(record, label, this.#actions.add)),
      buildPointText(shownText, shared.filter(({ start }) => start < TRY_LIMITS.characters)),
      long && h('p', { class: 'note' }, `这一项有${String(record.text.length)}字，只列前${String(TRY_LIMITS.characters)}字。`),
      roles.length > 0 && h('dl', { class: 'units' }, ...roles.map(({ role, label: name, groups }) => h('div', { class: role === 'lead' ? 'role lead' : 'role' }, h('dt', {}, name),
        ...groups.map(({ names, limit }) => h('dd', {}, clip(names, 600), limit !== null && h('span', { class: 'note' }, limit)))))),
      record.deadline && h('p', { class: 'deadline' }, h('span', { class: 'note' }, '时限：'), `${clip(record.deadline.text, 200)}（${toDeadlineMeaning(record.deadline)}）`),
      record.commitments.length > 0 && h('p', { class: 'deadline' }, h('span', { class: 'note' }, '量化要求：'), record.commitments.slice(0, 12).map((each) => toCommitmentMeaning(each) + (each.basis === 'law' ? '（法定）' : '')).join('；')),
      roles.length === 0 && h('p', { class: 'missing' }, '未写明责任单位'),
      ...this.#buildAdvice(point),
      buildNearest(point, this.#scene),
      shared.length > 0 && this.#buildShared(point));
  }

  #buildTheme({ record: { themes: { primary, secondary } } }: OwnPoint, theme: OwnPoint['theme']): HTMLElement {
    const { nameOf } = this.#scene;
    if (!theme) return h('span', { class: 'tag warn' }, '看不出主题');
    return h('span', {}, h('span', { class: theme.sure ? 'tag' : 'tag warn' }, nameOf(primary)), h('span', { class: 'note' }, theme.sure ? ' 未确认' : ' 拿不准',
      secondary.length > 0 && `，${theme.sure ? '兼及' : '也可能是'}${secondary.map(nameOf).join('、')}`));
  }

  #buildAdvice({ record, advice, index }: OwnPoint): HTMLElement[] {
    const linkOf = (id: string) => toOtherLink(id, this.#scene);
    return buildAdvice(record.text, advice, { linkOf }, (insertion) => { this.#actions.insert(index, insertion, linkOf(insertion.offer.point)?.label ?? ''); });
  }

  #buildShared({ record, shared }: OwnPoint): HTMLElement {
    return h('details', { 'data-key': `shared-${record.id}` }, h('summary', {}, `与其他地区相同的原话${String(shared.length)}处`),
      h('ul', {}, ...shared.slice(0, TRY_LIMITS.stretches).map(({ start, end, with: places }) =>
        h('li', {}, h('q', { class: 'point-text' }, clip(record.text.slice(start, end), 300)), ' ', ...buildOtherLinks(places, this.#scene)))));
  }
}

/** The page that compares what the reader chooses. Its state is its address. */
import { alignPointsInSteps, partnersOf, type Alignment, type Partner } from '../../compare/alignment.ts';
import { compareTwo, type DifferencePart } from '../../compare/difference.ts';
import { matchRows } from '../../compare/rows.ts';
import { pairSentences, type SentencePair } from '../../text/sentence-pairs.ts';
import { findWordDifference, type WordChange } from '../../text/word-difference.ts';
import { markWording, SHORTEST_MARKED } from '../../compare/wording.ts';
import { toNameAmong, toPlaceName } from '../../points/names.ts';
import type { Span } from '../../text/span.ts';
import { toComparisonInSteps } from '../../view/comparison.ts';
import { toLegend } from '../../view/legend.ts';
import { toCsvButton } from '../../view/csv-button.ts';
import { CHOOSE_NOTICES, joinLabel, RELATION, toOrderWords, toPointLabel, toSecondLabel } from '../../view/labels.ts';
import { MOST_SIDE_BY_SIDE } from '../../view/limits.ts';
import { toPlaceClass } from '../../view/places.ts';
import { toUnitWords } from '../../view/units.ts';
import { setUpColumns } from '../columns/columns.ts';
import { h, setAsked, toElement } from '../lib/dom.ts';
import { buildLedgerButton } from '../ledger/button.ts';
import { loadNotice } from '../lib/load-notice.ts';
import type { NoticeData } from '../lib/notice-data.ts';
import { doInSlices, pause } from '../lib/pause.ts';
import { buildPlaceMark, buildPointText } from '../lib/point-cell.ts';

interface State {
  notices: string[];
  themes: string[];
  /** Two point ids, face to face. */
  points: string[];
}

function readState(): State {
  const query = new URLSearchParams(location.search);
  const list = (name: string) => [...new Set((query.get(name) ?? '').split(',').map((entry) => entry.trim()).filter(Boolean))];
  return { notices: list('notices'), themes: list('themes'), points: list('points').slice(0, 2) };
}

/** The path of the page with the state as its query. */
function toPath(state: State): string {
  const entries = Object.entries(state).filter(([, values]) => (values as string[]).length > 0).map(([name, values]) => `${name}=${(values as string[]).map(encodeURIComponent).join(',')}`);
  return `${location.pathname}${entries.length > 0 ? `?${entries.join('&')}` : ''}`;
}

/** Puts the state into the address; from a disk some browsers allow it only by going there. */
function goTo(state: State): boolean {
  const address = toPath(state);
  try {
    history.pushState(null, '', address);
    return true;
  } catch {
    location.assign(address.replace(/^[^?]*/, location.pathname));
    return false;
  }
}

export function setUpComparePage(): void {
  const form = document.querySelector<HTMLFormElement>('[data-compare-form]');
  const results = document.querySelector<HTMLElement>('[data-compare-results]');
  const status = document.querySelector<HTMLElement>('[data-compare-status]');
  if (!form || !results || !status) return;
  const root = document.documentElement.dataset['root'] ?? '';
  const boxes = (name: string) => [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
  const known = (name: string) => new Set(boxes(name).map((box) => box.value));
  const themeNames = new Map(boxes('themes').map((box) => [box.value, box.dataset['label'] ?? box.value]));
  let turn = 0;

  const show = async () => {
    const mine = ++turn;
    const state = readState();
    for (const name of ['notices', 'themes'] as const) for (const box of boxes(name)) box.checked = state[name].includes(box.value);
    setAsked(state.notices.length > 0 || state.points.length > 0);
    try {
      if (state.points.length > 0) await showFaceToFace(state.points);
      else await showColumns(state);
    } catch (error) {
      if (mine === turn) say(error instanceof Error ? `${error.message}。请刷新再试。` : '没有读到数据，请刷新再试。');
    }

    async function showFaceToFace(ids: readonly string[]): Promise<void> {
      const wanted = ids.map((id) => ({ id, notice: id.split('/')[0] ?? '' }));
      const unknown = wanted.find(({ notice }) => !known('notices').has(notice));
      if (unknown || wanted.length < 2) {
        say(unknown ? `没有编号为“${unknown.id}”的条目。` : '逐字对照需要两个条目。');
        return;
      }
      status!.textContent = '正在读取……';
      const notices = await Promise.all(wanted.map(({ notice }) => loadNotice(notice)));
      if (mine !== turn) return;
      const points = wanted.map(({ id }, at) => notices[at]?.points.find((point) => point.id === id));
      const [a, b] = points;
      const [first, second] = notices;
      if (!a || !b || !first || !second) {
        say(`没有编号为“${wanted[a ? 1 : 0]?.id ?? ''}”的条目。`);
        return;
      }
      await pause();
      const alignments = await doInSlices(alignPointsInSteps([...first.points, ...second.points]));
      const partner = partnersOf(alignments).get(a.id)?.find(({ id }) => id === b.id);
      await pause();
      const pairs = await doInSlices(diffSentences(a.text, b.text));
      if (mine !== turn) return;
      await putInParts(results!, buildFaceToFace(root, [first, a], [second, b], pairs, partner), () => mine === turn);
      if (mine !== turn) return;
      status!.textContent = `${joinLabel(first.short, toPointLabel(a))}与${joinLabel(second.short, toPointLabel(b))}逐句对照`;
    }

    async function showColumns({ notices: ids, themes }: State): Promise<void> {
      const wanted = ids.filter((id) => known('notices').has(id));
      const unknown = [...ids.filter((id) => !known('notices').has(id)), ...themes.filter((id) => !known('themes').has(id))];
      const chosen = themes.filter((id) => known('themes').has(id));
      if (wanted.length === 0) {
        say(unknown.length > 0 ? `没有“${unknown.join('、')}”。请在上面选择文件和主题。` : CHOOSE_NOTICES);
        return;
      }
      if (wanted.length > MOST_SIDE_BY_SIDE) {
        say(`一次最多对照${String(MOST_SIDE_BY_SIDE)}份文件，现在选了${String(wanted.length)}份，请减少几份。`);
        return;
      }
      status!.textContent = '正在读取……';
      const notices = await Promise.all(wanted.map((id) => loadNotice(id)));
      if (mine !== turn) return;
      const all = notices.flatMap((notice) => notice.points);
      const isWanted = (point: (typeof all)[number]) => chosen.length === 0 || chosen.includes(point.themes.primary) || point.themes.secondary.some((theme) => chosen.includes(theme));
      const points = all.filter(isWanted);
      const also = new Set(points.filter((point) => chosen.length > 0 && !chosen.includes(point.themes.primary)).map(({ id }) => id));
      const names = chosen.map((id) => themeNames.get(id) ?? id).join('、') || '全部主题';
      if (points.length === 0) {
        say(`${notices.map(({ short }) => short).join('、')}没有涉及“${names}”的条目。`);
        return;
      }
      await pause();
      const alignments = await doInSlices(alignPointsInSteps(all));
      await pause();
      const { columns, sentence, legend } = await doInSlices(buildColumns(root, notices, points, alignments, also, names, themeNames, chosen.length === 1));
      if (mine !== turn) return;
      const [tools, comparison] = columns;
      if (comparison && tools) setUpColumns(comparison, tools);
      const [first, second] = notices;
      const order = first && second && notices.length === 2 ? h('p', { class: 'note' }, `${toOrder(first, second)}。`) : null;
      await putInParts(results!, [...[sentence, order, legend].filter((element) => element !== null), ...columns], () => mine === turn);
      if (sentence && comparison) setUpParts(sentence, comparison);
      if (mine !== turn) return;
      status!.textContent = `${notices.map(({ short, year }) => toPlaceName(short, year)).join('、')}，${names}，共${String(points.length)}项。${unknown.length > 0 ? `没有“${unknown.join('、')}”，已略过。` : ''}`;
    }
  };

  const say = (words: string) => {
    results.replaceChildren();
    status.textContent = words;
  };
  form.querySelector<HTMLInputElement>('[data-choice-filter]')?.addEventListener('input', ({ currentTarget }) => {
    const words = (currentTarget as HTMLInputElement).value.trim();
    for (const box of boxes('notices')) {
      const label = box.closest('label');
      // What is chosen stays in sight.
      if (label) label.hidden = !box.checked && !(label.textContent ?? '').includes(words);
    }
  });
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'search') return;
    const chosen = (name: string) => boxes(name).filter((box) => box.checked).map((box) => box.value);
    if (goTo({ notices: chosen('notices'), themes: chosen('themes'), points: [] })) void show();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  window.addEventListener('popstate', () => void show());
  void show();
}

type Point = NoticeData['points'][number];

/** Which bureau is above which, and which notice is older. */
function toOrder(first: NoticeData, second: NoticeData): string {
  const named = (notice: NoticeData) => ({ ...notice, name: toNameAmong(notice.short, notice.year, [first.short, second.short]) });
  return toOrderWords(named(first), named(second));
}

/** Puts elements into the page from the top, the rows of tables one by one, with a pause wherever that has taken some milliseconds. */
async function putInParts(place: HTMLElement, elements: readonly HTMLElement[], isWanted: () => boolean): Promise<void> {
  const parts = elements.flatMap((element) => [{ part: element, home: place }, ...[...element.querySelectorAll('tbody tr')].map((part) => ({ part, home: part.parentElement ?? place }))]);
  for (const { part } of parts) part.remove();
  place.replaceChildren();
  await doInSlices(function* () {
    for (const { part, home } of parts) {
      if (!isWanted()) return;
      home.append(part);
      // This lays it out.
      part.getBoundingClientRect();
      yield;
    }
  }());
}

/**
 * The tools over the columns and the comparison; of two notices the sentence that says what one has and the other lacks.
 * Stops after each row.
 */
function* buildColumns(
  root: string, notices: readonly NoticeData[], points: readonly Point[], alignments: readonly Alignment[], also: ReadonlySet<string>, names: string,
  themeNames: ReadonlyMap<string, string>, isOneTheme: boolean,
): Generator<undefined, { columns: HTMLElement[]; sentence: HTMLElement | null; legend: HTMLElement | null }> {
  const rows = matchRows(points, alignments, { columns: notices.map(({ id }) => id) });
  const [first, second] = notices;
  const named = (notice: NoticeData) => ({ id: notice.id, name: toNameAmong(notice.short, notice.year, notices.map(({ short }) => short)) });
  const parts = first && second && notices.length === 2 ? compareTwo(points, rows, [named(first), named(second)], [...themeNames.keys()]) : undefined;
  const elements = yield* toComparisonInSteps({
    root, name: `${names}：并排`, columns: notices, points: new Map(points.map((point) => [point.id, point])), rows, alignments, also,
    ...(parts && { parts }),
    ...(!isOneTheme && { themes: new Map(points.map(({ id, themes }) => [id, themeNames.get(themes.primary) ?? ''])) }),
  });
  const legend = toLegend(...elements);
  return { columns: [h('div', { class: 'column-tools actions', 'data-column-tools': true }), ...elements.map(toElement)], sentence: parts ? buildSentence(parts) : null, legend: legend && toElement(legend) };
}

/** Each part of the sentence shows its rows alone; pressed again, all. */
function buildSentence(parts: readonly DifferencePart[]): HTMLElement {
  return h('p', { class: 'difference-sentence', role: 'group', 'aria-label': '只看其中一部分' },
    ...parts.map(({ id, words }) => h('button', { type: 'button', 'data-part-filter': id, 'aria-pressed': 'false' }, words)));
}

function setUpParts(sentence: HTMLElement, comparison: HTMLElement): void {
  const buttons = [...sentence.querySelectorAll<HTMLButtonElement>('[data-part-filter]')];
  const show = (part: string | null): void => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset['partFilter'] === part));
    for (const body of comparison.querySelectorAll<HTMLElement>('tbody[data-part]')) body.hidden = part !== null && body.dataset['part'] !== part;
  };
  const address = new URL(location.href);
  const asked = address.searchParams.get('part');
  show(buttons.some((button) => button.dataset['partFilter'] === asked) ? asked : null);
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const part = button.getAttribute('aria-pressed') === 'true' ? null : button.dataset['partFilter'] ?? null;
      show(part);
      const now = new URL(location.href);
      if (part === null) now.searchParams.delete('part');
      else now.searchParams.set('part', part);
      try {
        history.replaceState(history.state, '', now.href.replace(/%2C/g, ','));
      } catch {
        // From a disk some browsers forbid it; the choice then lasts as long as the page.
      }
    });
  }
}

/** @param partner the second, seen from the first; undefined where nothing is said of the two */
function buildFaceToFace(
  root: string, [first, a]: [NoticeData, Point], [second, b]: [NoticeData, Point], pairs: readonly SentenceDifference[], partner: Partner | undefined,
): HTMLElement[] {
  const marks = markWording([{ id: a.id, text: a.text }, { id: b.id, text: b.text }]).map(({ stretches }) => stretches.filter((stretch) => stretch.with.length > 0));
  const side = (notice: NoticeData, point: Point, common: readonly Span[], evidence: Span | undefined) => h('section', { class: `face ${toPlaceClass(notice.order)}` },
    h('h2', {}, buildPlaceMark(notice), ' ', h('a', { href: root + point.url }, toPointLabel(point)), ' ', toSecondLabel(point) !== '' && h('span', { class: 'note' }, `${toSecondLabel(point)} `), buildLedgerButton(point.id, joinLabel(toPlaceName(notice.short, notice.year), toPointLabel(point)))),
    h('p', { class: 'note' }, point.path.map(({ marker, text }) => marker + text).join(' › ')),
    buildPointText(point, common, evidence ? [evidence] : []),
    h('p', { class: 'note' }, toUnitWords(point).join('；'),
      point.deadline && `；时限：${point.deadline.text}`));
  const label = (notice: NoticeData, point: Point) => joinLabel(notice.short, toPointLabel(point));
  const same = pairs.filter(({ likeness }) => likeness === 1).length;
  const alike = pairs.filter(({ changes }) => changes !== null).length;
  const counts = [[same, '句相同'], [alike, '句相近'], [pairs.length - same - alike, '句只在一项里有']].filter(([count]) => count !== 0).map(([count, words]) => String(count) + String(words));
  return [
    h('div', { class: 'beside' }, side(first, a, marks[0] ?? [], partner?.own), side(second, b, marks[1] ?? [], partner?.other)),
    h('p', { class: 'note' }, ...(partner ? [`程序判断：${RELATION[partner.relation]}，由画`, h('span', { class: 'why' }, '点线'), '的语句看出，未经人核。'] : ['程序没有看出两项是同一件事，也没有看出相关。']),
      `两栏里画下划线的是${String(SHORTEST_MARKED)}字以上的相同原话。`, first.id === second.id ? '' : `${toOrder(first, second)}。`),
    h('h2', {}, '逐句对照'),
    h('p', { class: 'note' }, `${counts.join('，')}。`, h('mark', {}, '底色'), '：相近的句子里，只有这一边有的词。'),
    h('table', { class: 'aligned', id: 'table-aligned', 'data-name': '逐句对照' },
      h('thead', {}, h('tr', {}, ...[[first, a], [second, b]].map((each) => {
        const [notice, point] = each as [NoticeData, Point];
        return h('th', { scope: 'col', class: toPlaceClass(notice.order) }, label(notice, point));
      }))),
      h('tbody', {}, ...buildPairs(pairs))),
    toElement(toCsvButton('table-aligned')),
  ];
}

/** A sentence of either text, or both: what of it is changed where they are alike and not the same. */
interface SentenceDifference extends SentencePair {
  first: string;
  second: string;
  changes: WordChange[] | null;
}

/** Stops after each sentence: the rules of words take their time to load. */
function* diffSentences(a: string, b: string): Generator<undefined, SentenceDifference[]> {
  const found: SentenceDifference[] = [];
  for (const pair of pairSentences(a, b)) {
    const [first, second] = [pair.a ? a.slice(pair.a.start, pair.a.end) : '', pair.b ? b.slice(pair.b.start, pair.b.end) : ''];
    yield;
    const isAlike = pair.a !== null && pair.b !== null && pair.likeness < 1;
    found.push({ ...pair, first, second, changes: isAlike ? findWordDifference(first, second) : null });
  }
  return found;
}

/** What both have is folded away; the rest stands side by side. */
function buildPairs(pairs: readonly SentenceDifference[]): HTMLElement[] {
  const rows: HTMLElement[] = [];
  for (let at = 0; at < pairs.length; at++) {
    const pair = pairs[at] as SentenceDifference;
    if (pair.likeness === 1) {
      const run = pairs.slice(at, pairs.findIndex((each, i) => i > at && each.likeness < 1) >>> 0);
      rows.push(h('tr', {}, h('td', { class: 'same', colspan: 2 }, h('details', {}, h('summary', {}, `相同的${String(run.length)}句`), h('p', { class: 'point-text' }, run.map(({ first }) => first).join(''))))));
      at += run.length - 1;
      continue;
    }
    rows.push(h('tr', {}, ...(['first', 'second'] as const).map((side) =>
      h('td', { class: pair[side] === '' ? 'empty' : 'point-text', 'data-side': side }, ...(pair.changes ? buildSide(pair.changes, side) : [pair[side]])))));
  }
  return rows;
}

function buildSide(changes: readonly WordChange[], side: 'first' | 'second'): (Node | string)[] {
  return changes.flatMap((change): (Node | string)[] => {
    if (change.kind === 'same') return [side === 'first' ? change.text : change.other ?? change.text];
    return (change.kind === 'removed') === (side === 'first') ? [h('mark', {}, change.text)] : [];
  });
}

/** How verifiable the notice is, beside the others; and how much of it stands in others word for word. */
import { h } from '../lib/dom.ts';
import { buildPlaceMark } from '../lib/point-cell.ts';
import { OWN, type Measure, type Overview } from './analyse.ts';
import { buildLink, buildScroller, none, toPercent, type Scene } from './parts.ts';

const MEASURES: [Measure, string][] = [
  ['lead', '写明牵头单位'], ['responsible', '只写责任单位'], ['explicitDeadline', '有自己的时限'], ['inheritedDeadline', '时限见于合并单元格'],
  ['ongoing', '长期、持续'], ['figure', '有数字'], ['none', '以上都没有'],
];

export function buildProfile({ profiles, notice }: Overview, { notices, choose }: Scene): Node[] {
  const noticeOf = new Map(notices.map((each) => [each.id, each]));
  if (!profiles.some((profile) => profile.notice === OWN)) return [none('没有条目。')];
  const cell = (own: boolean, count: number, whole: number, measure: Measure, name: string) => h('td', { class: 'number', 'data-label': name },
    count === 0 ? '—' : own ? buildLink(String(count), () => choose(measure), `${String(count)}项，${name}，去看`) : String(count),
    count > 0 && h('span', { class: 'note' }, ` ${toPercent(count / whole)}`));
  return [
    notice.kind === 'annual-report' && h('p', { class: 'note' }, '你的是年度报告，说的是已做的事，本来不写由谁做、何时做完。'),
    buildScroller('可核实程度', h('table', { class: 'figures-table stacked flow', id: 'table-try-profile', 'data-name': '可核实程度' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, '文件'), h('th', { scope: 'col' }, '条目'), ...MEASURES.map(([, name]) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, ...profiles.map(({ notice: id, points, counts }) => {
        const other = noticeOf.get(id);
        return h('tr', { class: id === OWN ? 'own' : undefined }, h('th', { scope: 'row' }, other ? buildPlaceMark(other) : '你的'), h('td', { class: 'number', 'data-label': '条目' }, String(points)),
          ...MEASURES.map(([measure, name]) => cell(id === OWN, counts[measure], points, measure, name)));
      })))),
  ].filter((each) => each !== false);
}

/** Of this notice's letters, how many stand in others. */
export function buildShares({ shared }: Overview, { notices }: Scene): Node[] {
  const found = notices.flatMap((notice) => {
    const share = shared.with.find((each) => each.notice === notice.id)?.share ?? 0;
    return share >= 0.005 ? [{ notice, share }] : [];
  }).sort((a, b) => b.share - a.share);
  return [h('p', {}, `你的文字里有${toPercent(shared.share)}与其他地区一字不差（14字以上的整段）。`,
    ...found.slice(0, 12).flatMap(({ notice, share }, at) => [at > 0 ? '，' : '', buildPlaceMark(notice), ` ${toPercent(share)}`]), found.length > 0 ? '。相同的原话在下面的条目里画了下划线。' : '')];
}

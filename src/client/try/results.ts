/** All that is shown of an analysis. Every word of it is set as text. */
import { h } from '../lib/dom.ts';
import type { Filter, Overview } from './analyse.ts';
import { buildGaps } from './gaps.ts';
import type { Format } from './messages.ts';
import { buildSection, type Scene } from './parts.ts';
import { PointsView, type PointsActions } from './points.ts';
import { buildProblems } from './problems.ts';
import { buildReading, type ReadingActions } from './reading.ts';
import { buildProfile, buildShares } from './profile.ts';
import { buildStructure } from './structure.ts';
import { buildSummary, buildUnderstood } from './summary.ts';
import { YearsView } from './years.ts';

export interface Results {
  elements: HTMLElement[];
  points: PointsView;
  years: YearsView;
}

interface Actions extends PointsActions {
  /** The text is still that of a Word document. */
  inFile: boolean;
  download: (format: Format) => void;
  addAll: () => void;
  compareYears: (other: string) => void;
  reading: ReadingActions;
  annotate: () => void;
  /** Carries the text on into the page that drafts. */
  draft: () => void;
}

const FORMAT: Record<Format, string> = { json: '下载记录（JSON）', csv: '下载条目（CSV）', txt: '下载文字' };

export function buildResults(overview: Overview, scene: Omit<Scene, 'choose'>, actions: Actions): Results {
  const choose = (filter: Filter) => {
    points.choose(filter);
    const heading = document.getElementById('points-title');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView();
  };
  const whole: Scene = { ...scene, choose };
  const points = new PointsView(overview, whole, actions);
  const years = new YearsView(whole, actions.compareYears);
  const sections = [
    scene.notices.length > 0 && buildSection('gaps', '缺什么，多什么', ...buildGaps(overview, whole)),
    buildSection('problems', '查出的问题', ...buildProblems(overview, whole)),
    buildSection('reading', '读得不对？', ...buildReading(overview.reading, whole, actions.reading)),
    buildSection('profile', '责任和时限是否写明', ...buildProfile(overview, whole), ...(scene.notices.length > 0 ? buildShares(overview, whole) : [])),
    scene.notices.length > 0 && (overview.counts.all ?? 0) > 0 && buildSection('years', '与上一年对照', ...years.element),
    buildSection('structure', '读出来的结构', ...buildStructure(overview, whole)),
    buildSection('points', '逐条看', ...points.element),
  ].filter((section) => section !== false);
  const button = (words: string, act: () => void, attributes: Record<string, string> = {}) => {
    const made = h('button', { type: 'button', ...attributes }, words);
    made.addEventListener('click', act);
    return made;
  };
  return {
    points, years,
    elements: [
      buildUnderstood(overview, whole),
      buildSummary(overview, whole),
      h('ul', { class: 'jump' }, ...sections.map(({ id, firstElementChild }) => h('li', {}, h('a', { href: `#${id}` }, firstElementChild?.textContent ?? '')))),
      h('p', { class: 'actions' },
        ...(['json', 'csv', 'txt'] as const).map((format) => button(FORMAT[format], () => actions.download(format), { 'data-try-download': format })),
        button(actions.inFile ? '在原 Word 文件里批注' : '下载带批注的 Word', actions.annotate, { 'data-try-annotate': '' }),
        (overview.counts.all ?? 0) > 0 && button('全部加入台账', actions.addAll, { 'data-try-add-all': '' }),
        (overview.counts.all ?? 0) > 0 && overview.notice.kind !== 'annual-report' && button('到起草里逐条改', actions.draft, { 'data-try-draft': '' })),
      ...sections,
    ],
  };
}

/** What was read of the notice as a whole: its facts, headings and tables. */
import { KIND, toChineseDate } from '../../view/labels.ts';
import { TRY_LIMITS } from '../../view/limits.ts';
import { h } from '../lib/dom.ts';
import type { Overview } from './analyse.ts';
import { buildLink, none, type Scene } from './parts.ts';

export function buildStructure({ notice, statistics: { cells, checks, failed }, outline }: Overview, { show }: Scene): Node[] {
  const row = (name: string, value: string | number | null) => [h('dt', {}, name), h('dd', {}, value === null ? h('span', { class: 'missing' }, '未见') : String(value))];
  const kinds = { heading: '', tasks: '任务表，', figures: '数字表，' };
  return [
    h('dl', { class: 'facts' },
      ...row('标题', notice.title), ...row('发文机关', notice.issuer), ...row('地区', notice.region), ...row('年份', notice.year), ...row('种类', KIND[notice.kind]),
      ...row('发文字号', notice.number), ...row('成文日期', notice.issued === null ? null : toChineseDate(notice.issued)), ...row('公开属性', notice.openness),
      ...(cells > 0 ? row('年报数字', `${String(cells)}个；勾稽关系${String(checks)}条${failed.length > 0 ? `，不成立${String(failed.length)}条：${failed.join('；')}` : ''}`) : [])),
    outline.length === 0 ? none('没有单独成行的标题，也没有表格。') : h('details', { 'data-key': 'outline', open: outline.length <= 20 },
      h('summary', {}, `标题和表格${String(outline.length)}处`),
      h('ul', { class: 'try-outline' }, ...outline.slice(0, TRY_LIMITS.headings).map(({ kind, depth, words, start, end, points }) => h('li', { class: `depth-${String(Math.min(depth, 3))}` },
        buildLink(`${kinds[kind]}${words}`, () => show(start, end)), h('span', { class: 'note' }, points > 0 ? ` ${String(points)}项` : ''))),
      outline.length > TRY_LIMITS.headings && h('li', { class: 'note' }, `另有${String(outline.length - TRY_LIMITS.headings)}处`))),
  ];
}

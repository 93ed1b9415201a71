/** What is wrong with the text, worst first, each with a way to its line. */
import { toSecondCorrection, type SecondReading } from '../../notice/index.ts';
import { describeSecond } from '../../view/corrections.ts';
import { SEVERITY, toLineWords } from '../../view/labels.ts';
import { TRY_LIMITS } from '../../view/limits.ts';
import { h } from '../lib/dom.ts';
import type { Overview } from './analyse.ts';
import { buildLink, buildList, none, type Scene } from './parts.ts';

export function buildProblems({ diagnostics: { total, shown } }: Overview, { show, correct }: Scene): Node[] {
  if (total === 0) return [none('没有查出问题。')];
  return [
    ...buildList(shown.map(({ severity, message, start, end, second, place }) => h('li', {},
      h('span', { class: severity === 'info' ? 'tag' : 'tag warn' }, SEVERITY[severity]), ' ',
      (end.offset > start.offset || start.offset > 0) && buildLink(toLineWords(start.line, place), () => show(start.offset, end.offset), `${toLineWords(start.line, place)}，到原文`), ' ', message, ...(second ? buildSecond(second, correct) : []))), TRY_LIMITS.messagesAtFirst, 'diagnostics'),
    ...(total > shown.length ? [h('p', { class: 'note' }, `共${String(total)}处，这里列${String(shown.length)}处，其余在下载的记录（JSON）里。`)] : []),
  ];
}

/** The other way to read it, and a button that takes it. */
function buildSecond(second: SecondReading, correct: Scene['correct']): Node[] {
  const button = h('button', { type: 'button', 'data-try-second': '' }, '按另一种读法');
  button.addEventListener('click', () => correct(toSecondCorrection(second)));
  const by = second.by === null ? '' : second.by === 0 ? '，两种一样像' : `，每百格少对上${String(second.by)}格`;
  return [h('span', { class: 'try-second' }, `另一种读法：${describeSecond(second)}${by}。`, button)];
}

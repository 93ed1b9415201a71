/** “读得不对？”: where a person says what a column or a line is. Plain fields, so that keys alone will do. */
import { COLUMN_CHOICES, LINE_CHOICES, toCorrectionsYaml, toLineWords, type ColumnChoice, type LineChoice, type Rank, type ReadingCorrection } from '../../notice/index.ts';
import { listLineStarts, splitLines } from '../../text/line-ends.ts';
import { COLUMN_CHOICE, describeCorrection, HEADING_LEVEL, LINE_CHOICE } from '../../view/corrections.ts';
import { toLineWords as toLineName } from '../../view/labels.ts';
import { h } from '../lib/dom.ts';
import { download } from '../lib/download.ts';
import type { Corrections } from './corrections.ts';
import { buildLink, buildScroller, clip, type Scene } from './parts.ts';
import { LINE_WORDS, type LineCode, type ReadingSummary, type ReadTable } from './reading-summary.ts';

export interface ReadingActions {
  corrections: Corrections;
  /** The text as it stands in the field. */
  field: HTMLTextAreaElement;
  /** Something was said: the text is read again. */
  changed: () => void;
  say: (words: string) => void;
}

const FILE = '更正.yaml';
const LEVELS: readonly Rank[] = [1, 2, 3, 4];

function buildButton(words: string, stay: string, act: () => void): HTMLButtonElement {
  const made = h('button', { type: 'button', 'data-stay': stay }, words);
  made.addEventListener('click', act);
  return made;
}

export function buildReading(summary: ReadingSummary, scene: Scene, actions: ReadingActions): Node[] {
  const { corrections } = actions;
  const said = corrections.list.length;
  return [h('details', { 'data-key': 'reading', open: said > 0 },
    h('summary', {}, said > 0 ? `已更正${String(said)}处` : '说明哪一列、哪一行是什么'),
    h('p', { class: 'note' }, '程序把列或行认错了，在这里说明它是什么，条目马上照着重读；原文不动。改动别的行，更正还在。'),
    ...summary.tables.flatMap((table) => buildTable(table, summary, scene, actions)),
    ...buildLine(summary, actions),
    ...buildSaid(summary, scene, actions))];
}

function buildTable({ line, words, start, end, columns }: ReadTable, { places }: ReadingSummary, { show }: Scene, { corrections, changed }: ReadingActions): Node[] {
  const said = corrections.list.find((each) => each.line === line)?.columns ?? {};
  const rows = columns.map(({ place, words: name, choice, examples }) => {
    const key = String(place);
    const select = h('select', { 'aria-label': `第${key}列${name === '' ? '' : `“${name}”`}是什么`, 'data-stay': `column-${String(line)}-${key}`, 'data-try-column': key },
      ...COLUMN_CHOICES.map((each) => h('option', { value: each, selected: each === choice }, COLUMN_CHOICE[each])));
    select.value = choice;
    select.addEventListener('change', () => {
      corrections.say({ line, words, columns: { [key]: select.value as ColumnChoice } });
      changed();
    });
    return h('tr', {},
      h('th', { scope: 'row' }, `第${key}列`, name === '' ? '' : `“${clip(name, 12)}”`, examples.length > 0 && h('span', { class: 'note' }, `如：${examples.join('｜')}`)),
      h('td', {}, select, Object.hasOwn(said, key) && buildButton('撤掉', `drop-${String(line)}-${key}`, () => {
        corrections.forgetColumn(line, key);
        changed();
      })));
  });
  const caption = `${toLineName(line, places[line - 1])}起的表`;
  return [
    h('h3', {}, buildLink(caption, () => show(start, end), `${caption}，到原文`)),
    buildScroller(caption, h('table', { class: 'try-columns' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, '列'), h('th', { scope: 'col' }, '这一列是'))), h('tbody', {}, ...rows))),
  ];
}

function buildLine({ lines, places }: ReadingSummary, { corrections, field, changed, say }: ReadingActions): Node[] {
  const texts = splitLines(field.value);
  const number = h('input', { type: 'number', min: 1, max: texts.length, 'aria-label': '第几行', 'data-stay': 'line', 'data-try-line': '' });
  const select = h('select', { 'aria-label': '这一行是', 'data-stay': 'line-choice', 'data-try-choice': '' },
    ...LEVELS.map((level) => h('option', { value: `heading-${String(level)}` }, HEADING_LEVEL[level])),
    ...LINE_CHOICES.flatMap((each) => (each === 'heading' ? [] : [h('option', { value: each }, LINE_CHOICE[each])])));
  const words = h('output', { class: 'try-line-words', 'aria-live': 'polite' });
  const tell = () => {
    const line = number.valueAsNumber;
    const text = texts[line - 1];
    words.textContent = Number.isNaN(line) ? '' : text === undefined ? `原文只有${String(texts.length)}行。` : text.trim() === '' ? '这一行是空的。' : `${places[line - 1] ? `${places[line - 1] ?? ''}，` : ''}“${clip(toLineWords(text), 40)}”，现在读作${LINE_WORDS[(lines[line - 1] ?? 'n') as LineCode]}`;
    field.dataset['line'] = number.value;
  };
  // The line chosen before the results were made anew.
  number.value = field.dataset['line'] ?? '';
  select.value = field.dataset['choice'] ?? 'heading-1';
  select.addEventListener('change', () => { field.dataset['choice'] = select.value; });
  number.addEventListener('input', tell);
  tell();
  const form = h('form', { class: 'actions try-line' }, h('label', {}, '第', number, '行是'), select, h('button', { type: 'submit', 'data-stay': 'line-say' }, '按这样读'),
    buildButton('用光标所在的行', 'line-caret', () => {
      number.value = String(splitLines(field.value.slice(0, field.selectionStart)).length);
      tell();
    }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const line = number.valueAsNumber;
    const text = texts[line - 1];
    if (text === undefined || text.trim() === '') {
      say(Number.isNaN(line) ? '请先写明是第几行。' : text === undefined ? `没有第${String(line)}行，原文只有${String(texts.length)}行。` : `第${String(line)}行是空的，请换一行。`);
      number.focus();
      return;
    }
    const [as, level] = select.value.split(/-(?=\d)/) as [LineChoice, string | undefined];
    corrections.say({ line, words: toLineWords(text), as, ...(level === undefined ? {} : { level: Number(level) as Rank }) });
    changed();
  });
  return [h('h3', {}, '一行'), form, h('p', { class: 'note' }, words)];
}

/** What was said so far, to be taken back or away. */
function buildSaid({ places }: ReadingSummary, { show }: Scene, { corrections, field, changed, say }: ReadingActions): Node[] {
  const undo = buildButton('撤销上一步', 'undo', () => {
    corrections.undo();
    changed();
  });
  undo.disabled = !corrections.canUndo;
  if (corrections.list.length === 0) return corrections.canUndo ? [h('p', { class: 'actions' }, undo)] : [];
  const starts = listLineStarts(field.value);
  return [
    h('h3', {}, '更正'),
    h('ul', { class: 'try-corrections', 'data-try-corrections': '' }, ...corrections.list.map((correction) => buildOne(correction, toLineName(correction.line, places[correction.line - 1]), () => show(starts[correction.line - 1] ?? 0, starts[correction.line - 1] ?? 0), corrections, changed))),
    h('p', { class: 'actions' }, undo,
      buildButton('复制更正', 'copy', () => {
        const yaml = toCorrectionsYaml(corrections.list);
        const copied = () => say(`已复制${String(corrections.list.length)}处更正。`);
        const failed = () => say('浏览器不让复制，请用“下载更正”。');
        // Pages from a disk, and older browsers, have no clipboard.
        if ('clipboard' in navigator) navigator.clipboard.writeText(yaml).then(copied, failed);
        else failed();
      }),
      buildButton('下载更正', 'download', () => download(FILE, toCorrectionsYaml(corrections.list), 'application/yaml;charset=utf-8'))),
    h('p', { class: 'note' }, `把通知收进本站时，连同更正一起给：npm run add -- 文件 --corrections ${FILE}`),
  ];
}

function buildOne(correction: ReadingCorrection, name: string, go: () => void, corrections: Corrections, changed: () => void): HTMLLIElement {
  const { line, words, note } = correction;
  const why = h('input', { type: 'text', value: note ?? '', placeholder: '为什么（可不写）', 'aria-label': `第${String(line)}行为什么这样读`, 'data-stay': `why-${String(line)}` });
  why.addEventListener('change', () => corrections.explain(line, why.value));
  return h('li', {}, buildLink(name, go, `${name}，到原文`), `“${clip(words, 24)}”：${describeCorrection(correction)} `, why, ' ', buildButton('撤掉', `forget-${String(line)}`, () => {
    corrections.forget(line);
    changed();
  }));
}

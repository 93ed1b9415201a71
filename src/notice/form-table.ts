/** The tables of the form of annual reports: which lines belong to one, in whatever dress, and its cells. What the cells mean, the form says (src/points). */
import { splitCells, type CellRange } from './cells.ts';
import type { Kind } from './classify.ts';
import { around, branch, other, type Draft, type TableRead } from './draft.ts';
import { cutRunTogether, isFormLabel, isFormWords, toFormPart, withoutNote } from './form.ts';
import { isFigure, isFormHeading, isFormStart, isNone, matchMarker } from './lexical.ts';
import type { Line } from './lines.ts';
import { draftCell, splitAligned } from './tables.ts';
import type { Table } from './tree.ts';

/**
 * For each line, true where it is of the form: below the heading of a part 二, 三 or 四, or from the words its tables
 * begin with on, up to the next part; and nothing but labels of the form, pieces of them, and figures.
 */
export function findFormLines(text: string, lines: readonly Line[], kinds: readonly Kind[]): boolean[] {
  const found = new Array<boolean>(lines.length).fill(false);
  let inside = false;
  lines.forEach((line, at) => {
    const kind = kinds[at] as Kind;
    if (kind.blank || line.text.length > LONGEST_LINE) return;
    const bordered = isBordered(lines, at, kinds);
    if (!bordered && toFormPart(line.text)) {
      // ## 表三：收到和处理政府信息公开申请情况: the name of the table below the heading of its part
      found[at] = inside && /^#{0,6}\s*表\s*[一二三四1-4]/.test(line.text);
      inside = true;
      return;
    }
    const marker = bordered ? null : matchMarker(line.text);
    if (marker?.rank === 1 && !isFormWords(line.text.split(/\s{2,}/)[0] ?? '') && !splitFormLine(text, lines, at, kinds).every(isFormCell)) inside = false;
    else if (!inside) {
      const [first] = splitFormLine(text, lines, at, kinds);
      if (!first || !isFormStart(first.words)) return;
      inside = true;
    }
    // 行政规范性文件 reads like a letterhead.
    const field = kind.field !== null && kind.field.name !== 'letterhead';
    if (!inside || (kind.chrome && !kind.page) || kind.page || kind.rule || field) return;
    const cells = splitFormLine(text, lines, at, kinds).filter(({ words }) => words !== '');
    // 单位：件 above a table, 注：本表数据为全局数据。 beneath it
    found[at] = cells.length > 0 && (cells.every(isFormCell) || /^[（(]?(?:计量)?单位[:：].{1,6}$/.test(line.text)
      || (found[at - 1] === true && /^(?:备?注|说明)[:：]/.test(line.text)));
  });
  return found;
}

/** The whole of part 三 on one line is some 900 letters; with a note to each label it is no four times as long. */
const LONGEST_LINE = 4000;

/** True for a row between borders; not for a cell a line, of which each has its own bar behind it: `规章 |` ⏎ `0 |` */
function isBordered(lines: readonly Line[], at: number, kinds: readonly Kind[]): boolean {
  const line = lines[at] as Line;
  if ((kinds[at] as Kind).tabs > 0) return true;
  return line.text.includes('|') && !isBar(line) && !isCellOfItsOwn(lines, at);
}

/** One cell and one bar, beside another such line; a bar on a line of its own may stand between. */
function isCellOfItsOwn(lines: readonly Line[], at: number): boolean {
  const isSingle = (index: number) => /^[^|]+\|$/.test(lines[index]?.text ?? '');
  return isSingle(at) && ([at - 1, at + 1].some(isSingle) || [-1, 1].some((step) => lines[at + step]?.text === '|' && isSingle(at + 2 * step)));
}

/** A bar on a line of its own, between cells on lines of their own. */
function isBar(line: Line): boolean {
  return /^\|+$/.test(line.text);
}

/** True for a cell of the form: a figure, a mark that there is none, a label or a piece of one. */
function isFormCell({ words }: CellRange): boolean {
  return words === '' || isFigure(words) || isNone(words) || isFormWords(words);
}

/** The cells of a line of the form: between tabs, between bars, or between wide spaces. */
function splitFormLine(text: string, lines: readonly Line[], at: number, kinds: readonly Kind[]): CellRange[] {
  let line = lines[at] as Line;
  const kind = kinds[at] as Kind;
  if (kind.commas) return kind.commas.cells;
  if (kind.tabs > 0) return splitCells(text, line.start, line.end, '\t').map(withoutMarks);
  if (isBar(line)) return [];
  if (!isBordered(lines, at, kinds)) {
    if (line.text.endsWith('|')) {
      const words = line.text.slice(0, -1).trimEnd();
      line = { ...line, to: line.from + words.length, text: words };
    }
    const cells = splitAligned(line).map(withoutMarks).flatMap(splitFigures).flatMap(splitLabels);
    const together = /予以公开|行政许可|规章|结果维持/.test(line.text) && (cells.length === 0 || !cells.every(isFormCell)) ? cutRunTogether(line.text) : null;
    return together?.map(([start, end]) => ({ start: line.from + start, end: line.from + end, words: line.text.slice(start, end) })) ?? cells;
  }
  const cells = splitCells(text, line.from, line.to, '|').map(withoutMarks);
  // The bars at either end of a line enclose its cells.
  return cells.slice(cells[0]?.words === '' && line.text.startsWith('|') ? 1 : 0, line.text.endsWith('|') ? -1 : undefined);
}

/** A cell without the marks of emphasis around its words: `**（七）总计**` */
function withoutMarks(cell: CellRange): CellRange {
  const marked = /^\*\*(.*?)(?:\*\*)?$/s.exec(cell.words);
  if (!marked) return cell;
  return { start: cell.start + 2, end: cell.start + 2 + (marked[1] ?? '').length, words: marked[1] ?? '' };
}

/** A label that an office added: no longer than those of the form, of which the longest has 37 letters. */
const LONGEST_STRANGE = 40;
/** A cell holds a label with those of its groups, each of 37 letters at most; three of the longest are no cell. */
const LONGEST_CELL = 120;

/** How many lines that the form does not know may stand between its lines: a row that an office added, a label cut in pieces. */
const MOST_STRANGE_LINES = 3;

/**
 * A table of the form that is no table of tabs or of rows between bars: bars at the right alone, a cell a line, cells
 * set with spaces. Between bars a row is a line; else a row begins with the last label before its figures.
 */
export function readFormTable(text: string, lines: readonly Line[], from: number, kinds: readonly Kind[], formLines: readonly boolean[]): TableRead | null {
  const hasBorders = (index: number) => isBordered(lines, index, kinds);
  const bordered = hasBorders(from);
  const taken: number[] = [];
  const borders: number[] = [];
  let strange: number[] = [];
  for (let index = from; index < lines.length; index++) {
    const kind = kinds[index] as Kind;
    if (kind.blank || kind.page) continue;
    if (!bordered && isBar(lines[index] as Line)) {
      borders.push(index);
      continue;
    }
    if (bordered && kind.rule && strange.length === 0) {
      borders.push(index);
      continue;
    }
    if (formLines[index] && hasBorders(index) === bordered) {
      taken.push(...strange, index);
      strange = [];
      continue;
    }
    const { text: words } = lines[index] as Line;
    const field = kind.field !== null && kind.field.name !== 'letterhead';
    if (kind.chrome || field || kind.rule || hasBorders(index) !== bordered || (toFormPart(words) && !formLines[index]) || withoutNote(words).length > LONGEST_STRANGE || /[。；]/.test(words)) break;
    strange.push(index);
    if (strange.length > MOST_STRANGE_LINES) break;
  }
  let last = taken[taken.length - 1] ?? from;
  while (borders.includes(last + 1)) last++;
  const printed = taken.map((index) => splitFormLine(text, lines, index, kinds));
  const figures = printed.flat().filter(({ words }) => isFigure(words)).length;
  // A label alone is of the form where lines of the form stand around it: 三、本年度办理结果 between rows of tabs.
  const beside = (step: 1 | -1) => {
    let index = from + step;
    while (kinds[index]?.blank || kinds[index]?.page || lines[index]?.text === '|') index += step;
    return formLines[index] === true;
  };
  if (taken.length < 2 && figures === 0 && !beside(1) && !beside(-1)) return null;
  const rows = bordered ? printed : toRows(printed.flat());
  const children = rows.map((cells) => {
    const drafts = cells.map((cell, place) => draftCell(cell, { column: null, place, inherited: false }));
    return around('row', drafts, { header: false, continued: false });
  }).filter((node) => node !== null);
  children.push(...borders.filter((index) => index <= last).map((index) => other('border', (lines[index] as Line).from, (lines[index] as Line).to)));
  children.sort((a, b) => a.start - b.start);
  const first = children[0] as Draft;
  const end = children[children.length - 1] as Draft;
  const dress: Table['dress'] = (kinds[from] as Kind).tabs > 0 ? 'tabs' : bordered ? 'pipes' : 'flattened';
  return { draft: branch('table', first.start, end.end, children, { dress, columns: null }), next: last + 1 };
}

/** A stream of cells as rows: the last label before figures is theirs; those before it are a header. */
function toRows(cells: readonly CellRange[]): CellRange[][] {
  const rows: CellRange[][] = [];
  let labels: CellRange[] = [];
  let row: CellRange[] = [];
  for (const cell of cells) {
    if (isFigure(cell.words) || isNone(cell.words)) {
      const own = labels.pop();
      if (labels.length > 0) rows.push(...splitFormHeader(labels));
      if (own !== undefined || row.length === 0) rows.push(row = own ? [own] : []);
      labels = [];
      row.push(cell);
    } else labels.push(cell);
  }
  if (labels.length > 0) rows.push(...splitFormHeader(labels));
  return rows;
}

/** Figures at the end of a cell, between single spaces or right behind its label: `规章 0 0 2`, `行政许可61`. */
function splitFigures(cell: CellRange): CellRange[] {
  const isValue = (word: string) => isFigure(word) || isNone(word);
  const pieces = [...cell.words.matchAll(/\S+/g)];
  const from = pieces.findLastIndex(([word]) => !isValue(word)) + 1;
  const cut = pieces[from];
  const label = (cut && pieces.length > 1 ? cell.words.slice(0, cut.index) : cell.words).trimEnd();
  const glued = cut ? null : /^(.*[^0-9.,\s])([0-9][0-9.,]*)$/.exec(label);
  const split = (start: number, words: string): CellRange => ({ start: cell.start + start, end: cell.start + start + words.length, words });
  if (glued && isFormWords(glued[1] ?? '')) return [split(0, glued[1] ?? ''), split((glued[1] ?? '').length, glued[2] ?? '')];
  if (!cut || pieces.length < 2) return [cell];
  return [...(label === '' ? [] : [split(0, label)]), ...pieces.slice(from).map((match) => split(match.index, match[0]))];
}

/** Labels that stand in one cell: `（三）不予公开 1.属于国家秘密`, `行政复议 行政诉讼`. */
function splitLabels(cell: CellRange): CellRange[] {
  const { words } = cell;
  if (words.length > LONGEST_CELL || isFormHeading(words) || isFormLabel(words)) return [cell];
  const pieces = [...words.matchAll(/\S+/g)];
  const split = (start: number, end: number): CellRange => {
    const label = words.slice(start, end).trimEnd();
    return { start: cell.start + start, end: cell.start + start + label.length, words: label };
  };
  if (pieces.length > 1 && pieces.every(([word]) => isFormLabel(word))) return pieces.map((match) => split(match.index, match.index + match[0].length));
  const cuts = [0, ...[...words.matchAll(/[0-9]{1,2}[.、](?=\D)|[（(][一二三四五六七]{1,2}[）)]/g)].map(({ index }) => index)
    .filter((index) => index > 0 && isFormWords(words.slice(0, index)))];
  return cuts.map((start, at) => split(start, cuts[at + 1] ?? words.length));
}

/** 第二十条第（一）项 is a row by itself above 信息内容, 本年制发件数, … */
function splitFormHeader(labels: readonly CellRange[]): CellRange[][] {
  const first = labels[0];
  return first && isFormHeading(first.words) && labels.length > 1 ? [[first], labels.slice(1)] : [[...labels]];
}

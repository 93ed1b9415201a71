/** The regions of tables of tasks whose cells are paragraphs. */
import type { Kind } from './classify.ts';
import { looksLikeDeadline, looksLikeUnits, toHeaderRole, toLabelRole } from './columns.ts';
import { matchImprint, matchMarker } from './lexical.ts';
import type { Line } from './lines.ts';
import { chooseRoles, countHeaderAgain, isHeader, listUsualLayouts, toHeaderCell, toLayouts, unfoldLevels, type HeaderCell } from './task-header.ts';
import type { Piece, Region } from './task-region.ts';

/** The next line that is neither blank nor the number of a page; where there is none, the end. */
function nextFilled(kinds: readonly Kind[], index: number): number {
  let next = index + 1;
  while (kinds[next]?.blank || kinds[next]?.page) next++;
  return next;
}

/** The regions that may begin here, one for each way to end the header: of twelve names at most, each of 16 letters (the longest of `eval:lengths` has 13). With six names five of 92 tables of the tune part are lost, with 24 none is read otherwise; with less than three for a header one is lost, with six for the least six are. */
export function readParagraphs(lines: readonly Line[], from: number, kinds: readonly Kind[]): Region[] {
  const isPlain = (index: number) => {
    const kind = kinds[index];
    return kind !== undefined && kind.tabs === 0 && !kind.pipes && !kind.chrome && !kind.field && !kind.data && !kind.chosen?.as;
  };
  const range = (index: number): [number, number] => [(lines[index] as Line).from, (lines[index] as Line).to];
  const columns = kinds[from]?.chosen?.columns;
  let header: HeaderCell[] = [];
  const ends: number[] = [];
  let at = from;
  while (at < lines.length && header.length < 12 && isPlain(at)) {
    const { text: words } = lines[at] as Line;
    if (words.length > 16) break;
    const next = nextFilled(kinds, at);
    const both = isPlain(next) ? words + (lines[next] as Line).text : '';
    const role = toLabelRole(words);
    // 目标 ⏎ 任务 is one cell that the page broke in two.
    const broken = words.length <= 4 && both.length <= 8 && both !== '' && (lines[next] as Line).text.length <= 4 && toHeaderRole(both) !== null
      && (role === null ? toHeaderRole((lines[next] as Line).text) === null || words.length <= 2 : words.length <= 2 && role !== 'index');
    if (broken) {
      header.push({ words: both, role: toLabelRole(both), stretches: [range(at), range(next)] });
      at = nextFilled(kinds, next);
    } else if (role !== null || columns?.[String(header.length + 1)]) {
      header.push({ words: words.replace(/\s/g, ''), role, stretches: [range(at)] });
      at = next;
    } else {
      const unknown = header.length > 0 && words.length <= 8 && !/[。，；：0-9]/.test(words) && !matchMarker(words);
      if (!unknown || header.filter((cell) => cell.role === null).length >= 2) break;
      header.push({ words, role: null, stretches: [range(at)] });
      at = next;
    }
    ends.push(at);
  }
  header = chooseRoles(header, columns);
  const regions: Region[] = [];
  // A header on two levels: all its cells are of it.
  for (const cells of unfoldLevels(header)) {
    const region = readParagraphRegion(lines, ends[header.length - 1] as number, kinds, cells);
    if (region) regions.push(region);
  }
  if (regions.length > 0) return regions;
  for (let count = header.length; count >= 3 && regions.length < 3; count--) {
    const cells = header.slice(0, count);
    // A person's columns are a header, and end where the last of them does at the earliest.
    if (!isHeader(cells) && !(columns && cells.some(({ fixed }) => fixed))) continue;
    if (header.slice(count).some(({ fixed }) => fixed)) break;
    const region = readParagraphRegion(lines, ends[count - 1] as number, kinds, cells);
    if (region) regions.push(region);
    const last = cells[count - 1];
    // A word that the header has already may be the first heading beneath it: 工作领域, 工作任务 … 工作任务.
    if (last?.role !== null && !cells.slice(0, -1).some(({ role }) => role === last?.role)) break;
  }
  return regions;
}

/** So many lines above are searched for a number: more than a row is high, so that work stays in step with the text. Half or double changes no table of the tune sample. */
const NUMBERS_ABOVE = 60;
/** A row a cell a paragraph has no more lines: eight columns of three lines. Half or double changes no table of the tune sample. */
const HIGHEST_ROW = 24;
const NUMBER = /^[0-9]{1,4}[.．、]?$/;

/**
 * A table a cell a paragraph without a known header: numbers on lines of their own count its rows, 1, 2, 3. Above them may
 * stand as many short words as there are columns.
 */
export function guessParagraphs(lines: readonly Line[], from: number, kinds: readonly Kind[]): Region | null {
  const isCell = (index: number) => {
    const kind = kinds[index];
    return kind !== undefined && kind.tabs === 0 && !kind.pipes && !kind.chrome && !kind.field && !kind.data && !kind.rule && !kind.marker && !kind.chosen?.as;
  };
  const wordsAt = (index: number) => (lines[index] as Line).text;
  const header: HeaderCell[] = [];
  let at = from;
  while (at < lines.length && isCell(at) && header.length < 12 && wordsAt(at).length <= 8 && !/[0-9。，；：]/.test(wordsAt(at))) {
    header.push(toHeaderCell({ start: (lines[at] as Line).from, end: (lines[at] as Line).to, words: wordsAt(at) }));
    at = nextFilled(kinds, at);
  }
  if (at >= lines.length || !NUMBER.test(wordsAt(at)) || parseInt(wordsAt(at), 10) !== 1 || (header.length > 0 && header.length < 3)) return null;
  // The first number of a table has none above it.
  for (let above = from - 1; above >= 0 && from - above <= NUMBERS_ABOVE; above--) if (NUMBER.test(wordsAt(above))) return null;
  // 2 follows within a row's height.
  let second = nextFilled(kinds, at);
  const row: string[] = [];
  while (second < lines.length && row.length < HIGHEST_ROW && !(NUMBER.test(wordsAt(second)) && parseInt(wordsAt(second), 10) === 2)) {
    row.push(wordsAt(second));
    second = nextFilled(kinds, second);
  }
  if (second >= lines.length || parseInt(wordsAt(second), 10) !== 2) return null;
  // The first row asks for something and says who or by when; else no more is read.
  const columns = kinds[from]?.chosen?.columns;
  if (!columns && (!row.some((words) => words.length >= 6 && !looksLikeUnits(words)) || !row.some((words) => looksLikeUnits(words) || looksLikeDeadline(words)))) return null;
  const heads = chooseRoles(header, columns);
  const usual = listUsualLayouts(heads.length > 0 ? heads.map(({ role }) => role) : null);
  // Without a header the columns of which a person speaks are counted as they are usual.
  const layouts = !columns ? usual : heads.length > 0 ? toLayouts(heads) : usual.flatMap((slots) => toLayouts(chooseRoles(slots.map(({ role, head }): HeaderCell => ({ words: head ?? role, role: role === 'other' ? null : role, stretches: [] })), columns)));
  const region = layouts.length > 0 ? readParagraphRegion(lines, at, kinds, heads) : null;
  return region && { ...region, layouts, guessed: true };
}

function readParagraphRegion(lines: readonly Line[], from: number, kinds: readonly Kind[], header: HeaderCell[]): Region | null {
  const region: number[] = [];
  for (let index = from; index < lines.length; index = nextFilled(kinds, index)) {
    const kind = kinds[index] as Kind;
    if (kind.blank || kind.page) continue;
    if (kind.chosen?.columns) break;
    if (!kind.chosen && (kind.chrome || matchImprint((lines[index] as Line).text)?.field.name === 'printDate' || (kind.field && !['letterhead', 'date'].includes(kind.field.name)) || kind.tabs > 1 || kind.pipes)) break;
    region.push(index);
  }
  while (region.length > 0 && kinds[region[region.length - 1] as number]?.chosen?.as === 'outside') region.pop();
  // A name and a date at the very end are the signature, not cells.
  while (region.length > 0 && (kinds[region[region.length - 1] as number] as Kind).field?.name === 'date') region.splice(-2);
  const after = region.length > 0 ? kinds[nextFilled(kinds, region[region.length - 1] as number)]?.field?.name : undefined;
  // …局办公室 above 2024年5月8日印发
  if ((after === 'printDate' || after === 'date') && /局|厅|委|政府|办公室$/.test(lines[region[region.length - 1] as number]?.text ?? '')) region.pop();
  const heads = new Set(header.map(({ words }) => words));
  const pieces: Piece[] = [];
  let opened = false;
  for (let i = 0; i < region.length; i++) {
    const line = lines[region[i] as number] as Line;
    const { chosen } = kinds[region[i] as number] as Kind;
    if (chosen && chosen.as !== 'item') {
      pieces.push({ kind: 'chosen', cells: [{ start: line.from, end: line.to, words: line.text }], chosen });
      opened = chosen.as === 'heading';
      continue;
    }
    // The header again, at the head of a page.
    let run = 0;
    while (!chosen && run < header.length && heads.has((lines[region[i + run] ?? -1]?.text ?? '').replace(/\s/g, '')) && toLabelRole((lines[region[i + run] as number] as Line).text)) run++;
    if (!chosen) run = Math.max(run, countHeaderAgain(region.slice(i, i + 3 * header.length).map((index) => (lines[index] as Line).text), header));
    if (run >= 2) {
      pieces.push({ kind: 'header', cells: region.slice(i, i + run).map((index) => toHeaderCell({ start: (lines[index] as Line).from, end: (lines[index] as Line).to, words: (lines[index] as Line).text })) });
      i += run - 1;
      continue;
    }
    pieces.push({ kind: 'atom', atom: { start: line.from, end: line.to, words: line.text, before: pieces.length === 0 ? 'row' : 'line', place: -1, home: [], alone: false, ...(chosen ? { chosen } : {}), ...(chosen || opened ? { begins: true } : {}) } });
    opened = false;
  }
  const last = region[region.length - 1];
  return last === undefined ? null : { dress: 'flattened', header, pieces, next: last + 1 };
}

/** How the text was read, as far as a person can correct it: its tables by column, and what each line was taken for. */
import { columnsOf, nodesOf, toLineWords, type ColumnChoice, type NoticeNode, type NoticeRoot, type Table } from '../../notice/index.ts';
import type { WorkPoint } from '../../points/index.ts';
import { splitLines } from '../../text/line-ends.ts';
import { TRY_LIMITS } from '../../view/limits.ts';

export interface ReadTable {
  line: number;
  /** Of its first line, as a correction names it. */
  words: string;
  start: number;
  end: number;
  columns: { place: number; words: string; choice: ColumnChoice; examples: string[] }[];
}

/** What a line was taken for. */
export type LineCode = keyof typeof LINE_WORDS;
export const LINE_WORDS = {
  h: '标题', i: '一项任务的开头', t: '条目的文字', u: '责任单位或时限', n: '不在条目里的文字', f: '标题、落款等', o: '通知以外的文字', c: '表格', b: '空行',
} as const;

export interface ReadingSummary {
  tables: ReadTable[];
  /** A {@link LineCode} for each line of the text. */
  lines: string;
  /** Where each line stands in a file that is no text: its page or cell. */
  places: readonly string[];
}

export function summarise(tree: NoticeRoot, text: string, points: readonly WorkPoint[], places: readonly string[] = []): ReadingSummary {
  const lines = splitLines(text);
  const tables = [...nodesOf(tree)].filter((node): node is Table => node.type === 'table').slice(0, TRY_LIMITS.tables);
  return {
    tables: tables.map((table) => {
      const { start, end } = table.position;
      return {
        line: start.line, words: toLineWords(lines[start.line - 1] ?? ''), start: start.offset, end: end.offset,
        columns: columnsOf(table).map(({ place, words, choice, cells }) => ({ place, words, choice, examples: cells.slice(0, TRY_LIMITS.cells).map((cell) => (cell.length > TRY_LIMITS.cellCharacters ? `${cell.slice(0, TRY_LIMITS.cellCharacters)}……` : cell)) })),
      };
    }).filter(({ columns, words }) => columns.length > 1 && words !== ''),
    lines: toLineCodes(tree, lines.length, points), places,
  };
}

function toLineCodes(tree: NoticeRoot, count: number, points: readonly WorkPoint[]): string {
  const codes = new Array<LineCode>(count).fill('b');
  const begins = new Set(points.flatMap(({ source: [first] }) => first?.start.line ?? []));
  const goesOn = new Set(points.flatMap(({ source }) => source.map(({ start }) => start.line)));
  const visit = (node: NoticeNode, around: LineCode): void => {
    const at = node.position.start.line - 1;
    const here: LineCode = node.type === 'heading' && !node.runIn ? 'h' : node.type === 'table' ? 'c' : node.type === 'field' ? 'f' : node.type === 'assignment' ? 'u' : around;
    if ('children' in node) for (const child of node.children) visit(child, here);
    else if (node.type !== 'other' || !['blank', 'break'].includes(node.kind)) {
      const code: LineCode = node.type === 'other' && node.kind === 'chrome' ? 'o' : here !== 'n' ? here : begins.has(at + 1) ? 'i' : goesOn.has(at + 1) ? 't' : 'n';
      // The first words of a line say what it is, unless they are its number.
      if (codes[at] === 'b' || (codes[at] === 'n' && code !== 'n')) codes[at] = code;
    }
  };
  visit(tree, 'n');
  return codes.join('');
}

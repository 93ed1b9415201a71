/** Tables in every layout they reach a reader in: a grid of cells → lines of text. */

export type Layout =
  | 'tabs' | 'pipes' | 'pipes-rule' | 'pipes-right' | 'bars-on-lines' | 'cell-a-paragraph' | 'cell-a-paragraph-apart' | 'clipboard' | 'aligned' | 'pdf';

export interface GridCell {
  /** One a line; [] for a blank cell. */
  lines: readonly string[];
  /** Covered by a cell merged over it: printed as nothing, or not at all. */
  covered?: boolean;
  /** How many columns it is merged over. */
  span?: number;
}

export type GridRow = { kind: 'header' | 'body'; cells: readonly GridCell[] } | { kind: 'page'; lines: readonly string[] };

export interface Grid {
  /** The width of each column in letters, for layouts that align. */
  widths: readonly number[];
  rows: readonly GridRow[];
}

const words = ({ lines }: GridCell) => lines.join('\n');

/** All cells with those that a span covers, as a table of fixed width has them. */
function fill(cells: readonly GridCell[]): GridCell[] {
  return cells.flatMap((cell) => [cell, ...Array.from({ length: (cell.span ?? 1) - 1 }, (): GridCell => ({ lines: [], covered: true }))]);
}

/** Letters of Chinese take two columns, those of ASCII one. */
const toColumns = (text: string) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x250 ? 1 : 2), 0);
const pad = (text: string, columns: number) => text + ' '.repeat(Math.max(0, columns - toColumns(text)));

/** Cuts text at a width in letters. */
export function wrapLetters(text: string, width: number): string[] {
  const letters = [...text];
  return Array.from({ length: Math.ceil(letters.length / width) }, (_, at) => letters.slice(at * width, (at + 1) * width).join(''));
}

/** A row of a page: each cell wrapped to its column, short cells centred in their row's height. */
function setRow(cells: readonly GridCell[], widths: readonly number[]): string[] {
  const blocks = fill(cells).map((cell, at) => cell.lines.flatMap((line) => wrapLetters(line, widths[at] ?? 8)));
  const height = Math.max(1, ...blocks.map((block) => block.length));
  return Array.from({ length: height }, (_, line) => blocks.map((block, at) => {
    const top = Math.floor((height - block.length) / 2);
    return pad(block[line - top] ?? '', (widths[at] ?? 8) * 2 + 2);
  }).join('').trimEnd());
}

/** @returns the lines of a table; a page break in it stands as its lines are */
export function setGrid({ widths, rows }: Grid, layout: Layout): string[] {
  const count = widths.length;
  let ruled = false;
  return rows.flatMap((row): string[] => {
    if (row.kind === 'page') return [...row.lines];
    const all = fill(row.cells);
    const present = all.filter((cell) => !cell.covered);
    switch (layout) {
      case 'tabs':
        return all.map(words).join('\t').split('\n');
      case 'clipboard':
        // A browser leaves out what is merged, ends rows with a tab, and puts blank lines between.
        return [`${present.map((cell) => (cell.lines.length === 0 ? '\u00a0' : words(cell))).join('\t')}\t`, ''].join('\n').split('\n');
      case 'pipes':
      case 'pipes-rule': {
        const lines = `| ${all.map(words).join(' | ')} |`.split('\n');
        if (layout === 'pipes' || ruled) return lines;
        ruled = true;
        return [...lines, `|${' --- |'.repeat(count)}`];
      }
      case 'pipes-right':
        return `${present.map(words).join(' | ')} ${'|'.repeat(1 + count - present.length)}`.split('\n');
      case 'bars-on-lines':
        return present.flatMap((cell) => [...cell.lines, '|']);
      case 'cell-a-paragraph':
        return present.flatMap((cell) => cell.lines);
      case 'cell-a-paragraph-apart':
        return present.flatMap((cell) => cell.lines.flatMap((line) => [line, '']));
      case 'aligned':
        return [all.map((cell, at) => pad(cell.lines.join(''), Math.max((widths[at] ?? 8) * 2 + 2, toColumns(cell.lines.join('')) + 2))).join('').trimEnd()];
      case 'pdf':
        return setRow(row.cells, widths);
      default:
        return layout satisfies never;
    }
  });
}

/** Gives the reader a file made in the browser; works from file:// too. */
export function download(name: string, content: Blob | string, type = 'text/plain;charset=utf-8'): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

/**
 * The rows of a table as it stands, hidden ones left out: for «download what
 * you see». A cell over several rows or columns is repeated in each, so that
 * every row is whole and every column keeps its place.
 */
export function readTable(table: HTMLTableElement): (string | number)[][] {
  const rows: (string | number)[][] = [];
  /** Column → what reaches down into it from above, and over how many rows more. */
  const reaching = new Map<number, { value: string | number; left: number }>();
  let part: Element | null = null;
  for (const row of table.rows) {
    // A cell never reaches beyond its part of the table.
    if (row.parentElement !== part) reaching.clear();
    part = row.parentElement;
    if (row.hidden) continue;
    const values: (string | number)[] = [];
    const takeReaching = () => {
      for (let above = reaching.get(values.length); above; above = reaching.get(values.length)) {
        if (--above.left === 0) reaching.delete(values.length);
        values.push(above.value);
      }
    };
    for (const cell of row.cells) {
      if (cell.hidden) continue;
      takeReaching();
      const value = readCell(cell);
      for (let column = 0; column < cell.colSpan; column++) {
        if (cell.rowSpan > 1) reaching.set(values.length, { value, left: cell.rowSpan - 1 });
        // Over several columns, words stand in the first alone: they are a heading.
        values.push(column === 0 ? value : '');
      }
    }
    takeReaching();
    rows.push(values);
  }
  return rows;
}

/** The words of a cell as they are seen: parts set apart by more than a space, none of what only helps or acts. */
function readCell(cell: HTMLTableCellElement): string | number {
  if (cell.dataset['value'] !== undefined) return toValue(cell.dataset['value']);
  const copy = cell.cloneNode(true) as HTMLElement;
  for (const each of copy.querySelectorAll('.visually-hidden, .place-glyph, button:not(.sort), [hidden]')) each.remove();
  for (const each of copy.querySelectorAll('.point-links')) {
    const names = [...each.querySelectorAll('li')].map((item) => item.textContent.trim()).join('、');
    each.replaceWith(`${each.querySelector('summary')?.textContent.trim() ?? ''}（${names}）`);
  }
  for (const each of copy.querySelectorAll('p, li, dd')) each.append('\n');
  return toValue(copy.textContent.replace(/[^\S\n]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n').trim());
}

function toValue(words: string): string | number {
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(words) ? Number(words) : words;
}

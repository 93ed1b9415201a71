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

/** The rows of a table as it stands, hidden ones left out: for «download what you see». */
export function readTable(table: HTMLTableElement): (string | number)[][] {
  return [...table.rows].filter((row) => !row.hidden).map((row) => [...row.cells].map((cell) => {
    const words = (cell.dataset['value'] ?? cell.textContent).replace(/\s+/g, ' ').trim();
    return /^-?\d+(?:\.\d+)?$/.test(words) ? Number(words) : words;
  }));
}

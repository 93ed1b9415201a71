/** What a cell of a table may hold; null is blank. */
export type CellValue = string | number | boolean | null;

/** A cell as a spreadsheet has it; a date is its ISO words. */
export type SheetCell = CellValue | { date: string };

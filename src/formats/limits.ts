/** What is read of a spreadsheet at most, and what one can hold. */

/** Columns: of the 16,384 that XLSX allows, more than any list of tasks has, by far; what stands beyond is left out. */
export const MOST_COLUMNS = 256;

/** Characters of a cell by Excel's specification; what is longer would make the file one that Excel repairs. */
export const LONGEST_CELL = 32_767;

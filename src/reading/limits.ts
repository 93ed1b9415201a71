/**
 * What is read at most, against files made to exhaust a computer; limits of single formats stand beside their readers.
 * Where nothing else is said, a number is chosen far above what any notice has.
 */

/** A file, what is in an archive, and what a document unpacks to, in bytes: no notice is larger. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Files at a time: a notice and its annexes. */
export const MOST_FILES = 20;

/** Characters of a text, whatever file it came from: twice what is read of printed pages. */
export const LONGEST_ANALYSED = 6_000_000;

/** Characters of a source in XML, HTML or Markdown, without its pictures: some four hundred pages as Word writes them. More takes gigabytes to take apart. */
export const LARGEST_MARKUP = 16_000_000;

/** Of printed pages (PDF, OFD): the pages, and the letters and rules of all of them together: 3,000 letters and 100 rules a page. */
export const MOST_PAGES = 1000;
export const MOST_GLYPHS = 3_000_000;
export const MOST_RULES = 100_000;

/** Columns of a table or a sheet: a table of tasks has a dozen. */
export const MOST_COLUMNS = 200;

/** What is read at most; the readers of single formats have limits of their own beside them. */

/** A file, what is in an archive, and what a document unpacks to, in bytes: no notice is larger. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Files at a time: a notice and its annexes. */
export const MOST_FILES = 20;

/** Characters of a text that 自查 analyses: a thousand pages of some 6,000 characters; no notice is longer. */
export const LONGEST_TEXT = 6_000_000;

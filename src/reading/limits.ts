/** What is read at most; the readers of single formats have limits of their own beside them. */

/** A file, what is in an archive, and what a document unpacks to, in bytes: no notice is larger. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Files at a time: a notice and its annexes. */
export const MOST_FILES = 20;

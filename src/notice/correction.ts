/** One correction of the reading, as people write it and as a node of the tree keeps it. What it does: corrections.ts. */
import type { ColumnRole, Rank } from './roles.ts';

/** What a column may be said to hold: a role of the reader, `task` for headings and tasks in one, `ignore` for none. */
export const COLUMN_CHOICES = ['index', 'task', 'chapter', 'clause', 'requirement', 'lead', 'participants', 'responsible', 'deadline', 'person', 'remark', 'ignore'] as const satisfies readonly (ColumnRole | 'task' | 'ignore')[];
export type ColumnChoice = (typeof COLUMN_CHOICES)[number];

/**
 * What a line may be said to be: a heading (of a level), an item of its own, text of the item above it, no task, or
 * none of the notice (the foot of a web page).
 */
export const LINE_CHOICES = ['heading', 'item', 'text', 'no-task', 'outside'] as const;
export type LineChoice = (typeof LINE_CHOICES)[number];

export interface ReadingCorrection {
  /** Line of the text, from 1; of a table, its first. */
  line: number;
  /** The words of that line, white space aside; of a long one its beginning and `……`. */
  words: string;
  /** Of a table: place of the column, from 1 → what it holds. The others are as read. */
  columns?: Readonly<Record<string, ColumnChoice>> | undefined;
  /** Of a line. */
  as?: LineChoice | undefined;
  /** Of a heading: 1 stands like 一、, 2 like （一）, 3 like 1., 4 like （1）. */
  level?: Rank | undefined;
  /** Why, for those who read it later. */
  note?: string | undefined;
}

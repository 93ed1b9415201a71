/**
 * Headings merged over several rows whose words stand in the middle of them: which rows each is for. The words stand in
 * the row in the middle, of an even number in the upper of the two.
 */
import type { ColumnRole } from './tree.ts';

/** The rows from `from` to before `end` stand under the words in row `label`. */
export interface CentredBlock {
  from: number;
  label: number;
  end: number;
}

export interface CentredHeadings {
  blocks: Map<ColumnRole, CentredBlock[]>;
  /** More than one division fits. */
  unsure: boolean;
}

/**
 * The blocks of headings set in the middle; null where the first row has its own, as where they stand in the first of
 * their rows, or no division fits.
 *
 * @param rows for each row, the roles it holds words of
 */
export function centreHeadings(rows: readonly ReadonlySet<ColumnRole>[]): CentredHeadings | null {
  const used = (['clause', 'chapter'] as const).filter((role) => rows.some((row) => row.has(role)));
  if (used.every((role) => rows[0]?.has(role))) return null;
  const blocks = new Map<ColumnRole, CentredBlock[]>();
  let unsure = false;
  let borders: Set<number> | undefined;
  for (const role of used) {
    // A chapter begins where one of its clauses does.
    const found = divide(rows.map((row) => row.has(role)), borders) ?? (borders ? divide(rows.map((row) => row.has(role))) : null);
    if (!found) continue;
    blocks.set(role, found.blocks);
    unsure ||= found.ways > 1;
    if (role === 'clause') borders = new Set(found.blocks.map(({ from }) => from));
  }
  return blocks.size > 0 ? { blocks, unsure } : null;
}

/** The rows before `at` whose heading stands in a row beneath them. */
export function isBelow(headings: CentredHeadings | null, role: ColumnRole, at: number): boolean {
  return headings?.blocks.get(role)?.some(({ from, label }) => from <= at && at < label) ?? false;
}

/** True for the first row that a heading is for, where row `at` is one: that of its block, or where blocks are not known, the row that holds its words. */
export function beginsBlock(headings: CentredHeadings | null, role: ColumnRole, at: number, filled: boolean): boolean {
  const blocks = headings?.blocks.get(role);
  return blocks ? blocks.some(({ from }) => from === at) : filled;
}

/**
 * The rows of each label, where it stands in their middle. Of several divisions the one whose blocks are most even, by the
 * sum of their squares: a heading of one row beside one of three is rarer than two of two.
 */
function divide(labels: readonly boolean[], borders?: ReadonlySet<number>): { blocks: CentredBlock[]; ways: number } | null {
  const count = labels.length;
  const at = labels.flatMap((label, row) => (label ? [row] : []));
  // ways[k]: where block k may begin, each with the beginning of the one before it in the best way there, its unevenness, and in how many ways.
  const ways: Map<number, { before: number; uneven: number; count: number }>[] = [new Map([[0, { before: -1, uneven: 0, count: 1 }]])];
  for (const [k, label] of at.entries()) {
    const next = new Map<number, { before: number; uneven: number; count: number }>();
    for (const [from, way] of ways[k] ?? []) {
      const above = label - from;
      if (above < 0) continue;
      for (const end of [from + 2 * above + 1, from + 2 * above + 2]) {
        if (k === at.length - 1 ? end !== count : end > (at[k + 1] as number) || (borders && !borders.has(end))) continue;
        const known = next.get(end);
        const uneven = way.uneven + (end - from) ** 2;
        const better = !known || uneven < known.uneven;
        next.set(end, { before: better ? from : known.before, uneven: better ? uneven : known.uneven, count: way.count + (known?.count ?? 0) });
      }
    }
    if (next.size === 0) return null;
    ways.push(next);
  }
  const blocks: CentredBlock[] = [];
  let end = count;
  for (let k = at.length - 1; k >= 0; k--) {
    const from = ways[k + 1]?.get(end)?.before ?? 0;
    blocks.unshift({ from, label: at[k] as number, end });
    end = from;
  }
  return { blocks, ways: ways[at.length]?.get(count)?.count ?? 1 };
}

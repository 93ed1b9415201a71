/** 甲有乙无: what one of two notices has and the other lacks, in a sentence whose parts are rows of their comparison. */
import type { WorkPoint } from '../points/index.ts';
import type { ComparisonRow } from './rows.ts';

/** Which rows: only in one notice, on a theme the other lacks; on a theme of both, in one alone; in both. */
export type DifferencePartId = 'only-first' | 'only-second' | 'otherwise' | 'both';

export interface DifferencePart {
  id: DifferencePartId;
  /** As the sentence says it: `广州有、宿迁没有找到：5个主题10项`. */
  words: string;
  /** Sorted by theme. */
  rows: ComparisonRow[];
  /** Ids of the points in these rows, each once. */
  points: string[];
}

/** What of a point is needed. */
type Themed = Pick<WorkPoint, 'id' | 'notice' | 'themes'>;

/** What of a notice is needed. */
export interface Compared {
  id: string;
  /** 广州 */
  name: string;
}

/**
 * Sorts the rows of two notices by what they say of the two.
 *
 * A theme that a point of the other touches besides is not lacking there.
 *
 * @param points of both notices
 * @param rows by `matchRows` of these points; the columns are the two notices
 * @param themes ids, in the order wanted
 * @returns the parts that have rows: what only one has first
 */
export function compareTwo(points: readonly Themed[], rows: readonly ComparisonRow[], [first, second]: readonly [Compared, Compared], themes: readonly string[] = []): DifferencePart[] {
  const byId = new Map(points.map((point) => [point.id, point]));
  const touched = new Map([first, second].map(({ id }) => [id, new Set(points.filter(({ notice }) => notice === id).flatMap(({ themes: { primary, secondary } }) => [primary, ...secondary]))]));
  const pointsOf = (row: ComparisonRow, notice?: string) => row.cells.filter((cell) => notice === undefined || cell.notice === notice).flatMap((cell) => [...cell.points, ...cell.partly.map(({ id }) => id)]);
  const themeOf = (row: ComparisonRow) => byId.get(pointsOf(row)[0] ?? '')?.themes.primary ?? '';
  const toPart = (row: ComparisonRow): DifferencePartId => {
    if (row.notices > 1) return 'both';
    const isFirst = pointsOf(row, first.id).length > 0;
    if (touched.get(isFirst ? second.id : first.id)?.has(themeOf(row))) return 'otherwise';
    return isFirst ? 'only-first' : 'only-second';
  };
  const rank = new Map(themes.map((theme, at) => [theme, at]));
  const inPart = (id: DifferencePartId) => rows.filter((row) => toPart(row) === id)
    .sort((a, b) => (rank.get(themeOf(a)) ?? themes.length) - (rank.get(themeOf(b)) ?? themes.length));
  const count = (found: readonly ComparisonRow[], notice?: string) => found.reduce((sum, row) => sum + pointsOf(row, notice).length, 0);
  const kinds = (found: readonly ComparisonRow[]) => new Set(found.map(themeOf)).size;
  const has = (one: Compared, other: Compared, found: readonly ComparisonRow[]) => `${one.name}有、${other.name}没有找到：${String(kinds(found))}个主题${String(count(found))}项`;
  const sides = (found: readonly ComparisonRow[]) => [first, second].filter(({ id }) => count(found, id) > 0).map(({ id, name }) => `${name}${String(count(found, id))}项`).join('、');
  const say: Record<DifferencePartId, (found: readonly ComparisonRow[]) => string> = {
    'only-first': (found) => has(first, second, found),
    'only-second': (found) => has(second, first, found),
    otherwise: (found) => `同主题而没有找到同一件事的：${sides(found)}`,
    both: (found) => `两地都有的同一件事：${sides(found)}`,
  };
  return (['only-first', 'only-second', 'otherwise', 'both'] as const).map((id): DifferencePart => {
    const found = inPart(id);
    return { id, words: say[id](found), rows: found, points: found.flatMap((row) => pointsOf(row)) };
  }).filter((part) => part.rows.length > 0);
}

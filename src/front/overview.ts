/** Surveys of several sites → what the front page says of all of them: sums, a matrix, and what they show together. */
import { findHighest, toPercent } from '../compare/findings/words.ts';
import type { Figures, Survey } from './survey.ts';

/** A site whose data are used here. */
export interface CountedShard extends Survey {
  figures: Figures;
}

export function isCounted(survey: Survey): survey is CountedShard {
  return survey.figures !== null;
}

export interface Totals {
  notices: number;
  points: number;
  /** The first and the last; null where no notice names one. */
  years: [number, number] | null;
}

export function toTotals(shards: readonly CountedShard[]): Totals {
  const years = shards.flatMap(({ figures }) => figures.years);
  return {
    notices: shards.reduce((sum, { figures }) => sum + figures.notices, 0),
    points: shards.reduce((sum, { figures }) => sum + figures.points, 0),
    years: years.length === 0 ? null : [Math.min(...years), Math.max(...years)],
  };
}

export interface MatrixRow {
  id: string;
  group: string;
  name: string;
  /** For each site in order; null where it does not know the theme. */
  cells: ({ primary: number; secondary: number } | null)[];
}

/** Themes by site: those of the first site in its order, then what only others have. */
export function toMatrix(shards: readonly CountedShard[]): MatrixRow[] {
  const rows = new Map<string, MatrixRow>();
  shards.forEach(({ figures }, at) => {
    for (const { id, group, name, primary, secondary } of figures.themes) {
      let row = rows.get(id);
      if (!row) rows.set(id, row = { id, group, name, cells: shards.map(() => null) });
      row.cells[at] = { primary, secondary };
    }
  });
  // Groups stay together, each where its first theme stands.
  const groups = [...new Set([...rows.values()].map(({ group }) => group))];
  return groups.flatMap((group) => [...rows.values()].filter((row) => row.group === group));
}

/** Words; or a figure or a name that leads to what it is of, from the front page. */
export type FrontPart = string | { figure: string; href: string } | { name: string; href: string };

export interface FrontFinding {
  id: string;
  parts: FrontPart[];
}

/** Of fewer demands a share says nothing. */
const FEWEST_DEMANDS = 20;

/** What the sites show together: each only where the data of at least two suffice. */
export function findAcross(shards: readonly CountedShard[]): FrontFinding[] {
  if (shards.length < 2) return [];
  const matrix = toMatrix(shards);
  return [mostFrequent(matrix, shards), missingThemes(matrix, shards), mostComplete(shards)].flatMap((finding) => finding ?? []);
}

const listNames = (shards: readonly { name: string }[]) => shards.map(({ name }) => name).join('、');

/** The theme with the most points of all, and where it weighs most. */
function mostFrequent(matrix: readonly MatrixRow[], shards: readonly CountedShard[]): FrontFinding | null {
  const { best: [row, ...others], figure } = findHighest(matrix, ({ cells }) => cells.reduce((sum, cell) => sum + (cell?.primary ?? 0), 0));
  if (!row || others.length > 0 || figure === 0) return null;
  const shares = shards.map((shard, at) => ({ shard, count: row.cells[at]?.primary ?? 0 })).filter(({ shard }) => shard.figures.points >= FEWEST_DEMANDS);
  const { best } = findHighest(shares, ({ shard, count }) => count / shard.figures.points);
  const [highest] = best;
  const parts: FrontPart[] = [{ name: row.name, href: `#theme-${row.id}` }, `的项最多，共${String(figure)}项`];
  if (highest && best.length === 1 && shares.length > 1) {
    parts.push(`；占比最高的是${highest.shard.name}，`, { figure: String(highest.count), href: `${highest.shard.path}/themes/${row.id}.html` }, `项，占它全部的${toPercent(highest.count, highest.shard.figures.points)}`);
  }
  return { id: 'most-frequent', parts: [...parts, '。'] };
}

/** So many themes are named of a site that lacks them. */
const MOST_NAMED = 3;

/** Themes that all but one have points of, as the first or in passing. */
function missingThemes(matrix: readonly MatrixRow[], shards: readonly CountedShard[]): FrontFinding | null {
  const has = (cell: MatrixRow['cells'][number] | undefined) => cell !== null && cell !== undefined && cell.primary + cell.secondary > 0;
  // A theme that a site does not know is no gap of its notices.
  const known = matrix.filter(({ cells }) => cells.every((cell) => cell !== null));
  const everywhere = known.filter(({ cells }) => cells.every(has));
  const gaps = shards.map((shard, at) => ({ shard, rows: known.filter(({ cells }) => !has(cells[at]) && cells.every((cell, other) => other === at || has(cell))) }))
    .filter(({ rows }) => rows.length > 0);
  if (known.length === 0) return null;
  const parts: FrontPart[] = [everywhere.length === known.length ? `${String(known.length)}个主题处处都有` : `${String(known.length)}个主题里有${String(everywhere.length)}个处处都有`];
  for (const { shard, rows } of gaps) {
    parts.push(`；只有${shard.name}没有的是`, ...rows.slice(0, MOST_NAMED).flatMap(({ id, name }, at): FrontPart[] => [at > 0 ? '、' : '', { name, href: `#theme-${id}` }]));
    if (rows.length > MOST_NAMED) parts.push(`等${String(rows.length)}个`);
  }
  return { id: 'missing-themes', parts: [...parts, '。'] };
}

/** Where most demands say who leads, by when and how much. */
function mostComplete(shards: readonly CountedShard[]): FrontFinding | null {
  const enough = shards.filter(({ figures }) => figures.demands >= FEWEST_DEMANDS);
  if (enough.length < 2) return null;
  const { best, figure } = findHighest(enough, ({ figures }) => figures.complete / figures.demands);
  const [first] = best;
  const [demands, complete] = [enough.reduce((sum, { figures }) => sum + figures.demands, 0), enough.reduce((sum, { figures }) => sum + figures.complete, 0)];
  const start = `${String(demands)}项要求里，牵头、时限、数字三样俱全的有${String(complete)}项，占${toPercent(complete, demands)}`;
  if (!first || figure === 0) return { id: 'most-complete', parts: [`${start}。`] };
  if (best.length > 1) return { id: 'most-complete', parts: [`${start}；${listNames(best)}并列最高。`] };
  const count = String(first.figures.complete);
  const page = first.figures.completePage;
  return {
    id: 'most-complete',
    parts: [`${start}；最高的是${first.name}，`, page === null ? count : { figure: count, href: `${first.path}/${page}` }, `项，占${toPercent(first.figures.complete, first.figures.demands)}。`],
  };
}

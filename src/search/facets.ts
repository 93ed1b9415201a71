/** Facets: what results can be narrowed by. Values of one facet add up (or), facets narrow one another (and). */
import type { Hit, Point } from './match.ts';

export const FACETS = ['site', 'place', 'year', 'kind', 'theme', 'function', 'role', 'deadline', 'commitment'] as const;
export type Facet = (typeof FACETS)[number];

/** Chosen values by facet; a facet without any is absent or empty. */
export type Choices = Partial<Record<Facet, readonly string[]>>;

/** Facet → value → how many results it would leave. */
export type Counts = Record<Facet, Map<string, number>>;

/** The values a point has for a facet. A unit counts for function and role together: who leads *and* is the legal office. */
function valuesOf(point: Point, facet: Facet, choices: Choices): Iterable<string> {
  switch (facet) {
    case 'site': return point.notice.shard ? [point.notice.shard.path] : [];
    case 'place': return [point.notice.place];
    case 'year': return point.notice.year === null ? [] : [String(point.notice.year)];
    case 'kind': return [point.notice.kind];
    case 'theme': return point.themes;
    case 'function':
      return new Set(point.units.filter(({ role }) => isChosen(choices.role, [role])).flatMap(({ functions }) => functions));
    case 'role':
      return new Set(point.units.filter(({ functions }) => isChosen(choices.function, functions)).map(({ role }) => role));
    case 'deadline': return point.hasDeadline ? ['1'] : [];
    case 'commitment': return point.hasCommitment ? ['1'] : [];
    default: return facet satisfies never;
  }
}

function isChosen(chosen: readonly string[] | undefined, values: Iterable<string>): boolean {
  if (!chosen || chosen.length === 0) return true;
  for (const value of values) if (chosen.includes(value)) return true;
  return false;
}

function passes(point: Point, choices: Choices): boolean {
  return FACETS.every((facet) => isChosen(choices[facet], valuesOf(point, facet, choices)));
}

/** The hits that every facet lets through, and for each value how many it would leave, were it chosen in place of its siblings. */
export function applyFacets(hits: readonly Hit[], choices: Choices): { hits: Hit[]; counts: Counts } {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()])) as Counts;
  const kept: Hit[] = [];
  for (const hit of hits) {
    const passed = passes(hit.point, choices);
    if (passed) kept.push(hit);
    for (const facet of FACETS) {
      const others = choices[facet]?.length ? { ...choices, [facet]: [] } : choices;
      if (others === choices ? !passed : !passes(hit.point, others)) continue;
      for (const value of valuesOf(hit.point, facet, others)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
  }
  return { hits: kept, counts };
}

/** A search ⇄ the query of an address: `?q=三同步&place=云川&sort=date&all`. */
import { FACETS, type Choices, type Facet } from './facets.ts';
import type { Sort } from './rank.ts';

/** One description of a search, for pages, links and tests alike. */
export interface Search {
  q: string;
  choices: Choices;
  sort: Sort;
  /** Every result at once. */
  all: boolean;
}

/** A facet is called in addresses as readers would; the function of a unit is `unit`. */
const PARAMETER: Record<Facet, string> = {
  site: 'site', place: 'place', year: 'year', kind: 'kind', theme: 'theme', function: 'unit', role: 'role', deadline: 'deadline', commitment: 'commitment',
};

export function parameterOf(facet: Facet): string {
  return PARAMETER[facet];
}

/** Reads the query of an address; never throws, whatever stands there. */
export function fromQueryString(query: string): Search {
  const parameters = new URLSearchParams(query);
  const choices: Choices = {};
  for (const facet of FACETS) {
    const values = [...new Set(parameters.getAll(PARAMETER[facet]).filter((value) => value !== ''))];
    if (values.length > 0) choices[facet] = values;
  }
  return {
    q: parameters.get('q') ?? '',
    choices,
    sort: parameters.get('sort') === 'date' ? 'date' : 'relevance',
    all: parameters.has('all'),
  };
}

/** The query of an address, with its question mark, or nothing at all. */
export function toQueryString({ q, choices, sort, all }: Search): string {
  const parameters = new URLSearchParams();
  if (q !== '') parameters.set('q', q);
  for (const facet of FACETS) for (const value of choices[facet] ?? []) parameters.append(PARAMETER[facet], value);
  if (sort !== 'relevance') parameters.set('sort', sort);
  const query = parameters.toString();
  // URLSearchParams would write `all=`.
  const whole = all ? (query === '' ? 'all' : `${query}&all`) : query;
  return whole === '' ? '' : `?${whole}`;
}

export function hasChoices({ choices }: Search): boolean {
  return FACETS.some((facet) => (choices[facet]?.length ?? 0) > 0);
}

/**
 * Which theme a point belongs to: a suggestion, for a person to confirm.
 *
 * Two voices are added. Terms that people listed for a theme, with weights;
 * and likeness (pairs of characters, TF-IDF, cosine) to what is known of the
 * theme: its definition, and points that people put under it. How good that
 * is, and how much each voice gives: `npm run -s eval:themes`.
 */
import { toRarity, toUnitLength, weighPairs } from '../text/tf-idf.ts';
import type { Assignment, Themes, WorkPoint } from './schema.ts';

/** What the suggestion needs to know of a theme. */
export interface ThemeGuide {
  id: string;
  name: string;
  /** What belongs to it; from 不含 on, what does not. */
  definition: string;
  /** Words that speak for the theme, and how much. */
  terms: readonly (readonly [word: string, weight: number])[];
}

/** A point whose themes a person confirmed. */
export type ThemeExample = Pick<WorkPoint, 'text' | 'path' | 'themes'>;

export interface ThemeScore {
  id: string;
  score: number;
}

export interface ThemeSuggestion extends Themes {
  /** No other theme comes near: of such suggestions hardly any is wrong. */
  sure: boolean;
}

/** What is known of themes, made once for many points. */
export interface ThemeModel {
  guides: readonly ThemeGuide[];
  /** Pair of characters → how rare it is, and the themes it speaks for: places in `guides`, and weights. */
  pairs: ReadonlyMap<string, { rarity: number; themes: [guide: number, weight: number][] }>;
}

type Spoken = Pick<WorkPoint, 'text' | 'path'>;

/** A word in the heading nearest to the point counts more than one in its text. These weights, and those below, were set on the five notices and are flat around their values: `npm run eval:themes` counts what they give. */
const WEIGHT = { text: 1, opening: 1.5, heading: 1.6, above: 0.5 };
/** The same for pairs of characters. */
const PAIR_WEIGHT = { opening: 0.7, heading: 1, above: 0.3 };
/** What a definition weighs, and a secondary theme, beside a point under its primary theme. */
const LEARNED = { definition: 2, secondary: 0.3 };
/** Terms that sum up to `half` say half of what terms can say, which is `most`; likeness says up to 1. */
const TERMS = { most: 0.8, half: 20 };
/** Below, nothing speaks for any theme: 公开第3项规划 has 0.3, words about quite other things stay under 0.06. */
const LEAST = 0.1;
/** Of the best score: from here on another theme is touched besides, and from here on it may be the better one. */
const NEAR = { secondary: 0.6, doubtful: 0.7 };
/** More than three would say that a point is about everything. */
const MOST_SECONDARY = 3;

/** Where no stop ends its first sentence sooner: less than the median of a requirement, 22 letters (`eval:lengths`). */
const SHORTEST_OPENING = 20;
const openingOf = (text: string) => text.slice(0, Math.max(SHORTEST_OPENING, text.indexOf('。') + 1));

function countPairs({ text, path }: Spoken): Map<string, number> {
  const headings = path.map((heading, at) => ({ words: heading.text, weight: at === path.length - 1 ? PAIR_WEIGHT.heading : PAIR_WEIGHT.above }));
  return weighPairs(text, [...headings, { words: openingOf(text), weight: PAIR_WEIGHT.opening }]);
}

/** Length 1; pairs that nothing is known of say nothing. */
function toVector(point: Spoken, rarityOf: (pair: string) => number): [pair: string, weight: number][] {
  const known = [...countPairs(point)].map(([pair, weight]) => [pair, weight * rarityOf(pair)] as const).filter(([, weight]) => weight > 0);
  const weights = toUnitLength(known.map(([, weight]) => weight));
  return known.map(([pair], at) => [pair, weights[at] as number]);
}

/**
 * @param guides all themes there are
 * @param examples points with confirmed themes, of other notices than those to be judged; may be none.
 *   Themes that are not among `guides` are passed over.
 */
export function learnThemes(guides: readonly ThemeGuide[], examples: readonly ThemeExample[] = []): ThemeModel {
  const definitions = guides.map(({ id, name, definition }): ThemeExample => ({
    text: `${name}。${definition.split('不含')[0] ?? ''}`, path: [], themes: { primary: id, secondary: [] },
  }));
  const lessons = [...definitions, ...examples];
  const held = new Map<string, number>();
  for (const lesson of lessons) for (const pair of countPairs(lesson).keys()) held.set(pair, (held.get(pair) ?? 0) + 1);
  const rarityOf = (pair: string) => {
    const count = held.get(pair);
    return count === undefined ? 0 : toRarity(count, lessons.length);
  };

  const places = new Map(guides.map(({ id }, at) => [id, at]));
  const sums = guides.map(() => new Map<string, number>());
  lessons.forEach((lesson, at) => {
    const vector = toVector(lesson, rarityOf);
    const lean = (theme: string, weight: number) => {
      const sum = sums[places.get(theme) ?? -1];
      for (const [pair, part] of sum ? vector : []) sum?.set(pair, (sum.get(pair) ?? 0) + weight * part);
    };
    lean(lesson.themes.primary, at < definitions.length ? LEARNED.definition : 1);
    for (const theme of lesson.themes.secondary) lean(theme, LEARNED.secondary);
  });

  const pairs = new Map([...held.keys()].map((pair) => [pair, { rarity: rarityOf(pair), themes: [] as [number, number][] }]));
  sums.forEach((sum, at) => {
    const weights = toUnitLength([...sum.values()]);
    [...sum.keys()].forEach((pair, i) => pairs.get(pair)?.themes.push([at, weights[i] as number]));
  });
  return { guides, pairs };
}

/**
 * For each assignment of a point the themes of the point it is for: all of them, unless it holds for one clause of the
 * text. A clause is for the themes of which it says more than the other clauses do, and for one at least.
 */
export function toAssignmentThemes(
  { assignments, source, themes: { primary, secondary } }: Pick<WorkPoint, 'assignments' | 'source' | 'themes'>, model: ThemeModel,
): string[][] {
  const themes = [...new Set([primary, ...secondary])];
  const inText = ({ scope }: Assignment) => {
    const start = scope?.source[0]?.start.offset;
    return start !== undefined && source.some((stretch) => stretch.start.offset <= start && start < stretch.end.offset);
  };
  const clauses = [...new Set(assignments.filter(inText).map(({ scope }) => scope?.text ?? ''))];
  const scores = new Map(clauses.map((text) => [text, new Map(scoreThemes({ text, path: [] }, model).map(({ id, score }) => [id, score]))]));
  const scoreOf = (clause: string, theme: string) => scores.get(clause)?.get(theme) ?? 0;
  const found = new Map(clauses.map((text) => [text, [] as string[]]));
  for (const theme of themes) {
    const best = clauses.slice().sort((a, b) => scoreOf(b, theme) - scoreOf(a, theme))[0];
    if (best !== undefined && scoreOf(best, theme) >= LEAST) found.get(best)?.push(theme);
  }
  for (const [clause, own] of found) {
    if (own.length === 0) own.push(themes.slice().sort((a, b) => scoreOf(clause, b) - scoreOf(clause, a))[0] ?? primary);
  }
  return assignments.map((assignment) => (inText(assignment) ? found.get(assignment.scope?.text ?? '') ?? themes : themes));
}

/** What the terms of a theme say; a word counts more the more often it stands there, but ever less. */
function scoreTerms({ text, path }: Spoken, terms: ThemeGuide['terms']): number {
  const heading = path[path.length - 1]?.text ?? '';
  const above = path.slice(0, -1).map((each) => each.text).join(' ');
  const opening = openingOf(text);
  const whole = `${text}\n${above}\n${heading}`;
  let score = 0;
  for (const [word, weight] of terms) {
    if (!whole.includes(word)) continue;
    score += weight * (WEIGHT.text * Math.log2(1 + count(text, word)) + WEIGHT.opening * Math.min(1, count(opening, word))
      + WEIGHT.heading * Math.min(1, count(heading, word)) + WEIGHT.above * Math.min(1, count(above, word)));
  }
  return score;
}

/** The themes a point speaks of, best first. */
export function scoreThemes(point: Spoken, { guides, pairs }: ThemeModel): ThemeScore[] {
  const likeness = guides.map(() => 0);
  for (const [pair, weight] of toVector(point, (each) => pairs.get(each)?.rarity ?? 0)) {
    for (const [at, part] of pairs.get(pair)?.themes ?? []) likeness[at] = (likeness[at] as number) + weight * part;
  }
  return guides
    .map(({ id, terms }, at) => {
      const sum = scoreTerms(point, terms);
      return { id, score: (likeness[at] as number) + (TERMS.most * sum) / (sum + TERMS.half) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** The best theme, and those nearly as strong; null where nothing speaks for any. */
export function suggestThemes(point: Spoken, model: ThemeModel): ThemeSuggestion | null {
  const [best, ...rest] = scoreThemes(point, model);
  if (!best || best.score < LEAST) return null;
  return {
    primary: best.id,
    secondary: rest.filter(({ score }) => score >= best.score * NEAR.secondary).slice(0, MOST_SECONDARY).map(({ id }) => id),
    sure: (rest[0]?.score ?? 0) < best.score * NEAR.doubtful,
  };
}

function count(text: string, word: string): number {
  if (word === '') return 0;
  let found = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found++;
  return found;
}

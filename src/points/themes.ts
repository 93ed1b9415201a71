/** Which theme a point belongs to: a suggestion by terms, for a person to confirm. */
import type { Themes, WorkPoint } from './schema.ts';

/** What the suggestion needs to know of a theme. */
export interface ThemeTerms {
  id: string;
  /** Words that speak for the theme, and how much. */
  terms: readonly (readonly [word: string, weight: number])[];
}

export interface ThemeScore {
  id: string;
  score: number;
}

/** A word in the heading nearest to the point counts more than one in its text. */
const WEIGHT = { text: 1, opening: 1.5, heading: 1.6, above: 0.5 };

/** The themes a point speaks of, best first; a word counts more often the more often it stands there, but ever less. */
export function scoreThemes(point: Pick<WorkPoint, 'text' | 'path'>, themes: readonly ThemeTerms[]): ThemeScore[] {
  const heading = point.path[point.path.length - 1]?.text ?? '';
  const above = point.path.slice(0, -1).map(({ text }) => text).join(' ');
  const opening = point.text.slice(0, Math.max(20, point.text.indexOf('。') + 1));
  return themes
    .map(({ id, terms }) => {
      let score = 0;
      for (const [word, weight] of terms) {
        score += weight * (WEIGHT.text * Math.log2(1 + count(point.text, word)) + WEIGHT.opening * Math.min(1, count(opening, word))
          + WEIGHT.heading * Math.min(1, count(heading, word)) + WEIGHT.above * Math.min(1, count(above, word)));
      }
      return { id, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** The best theme, and those nearly as strong; null where no word speaks for any. */
export function suggestThemes(point: Pick<WorkPoint, 'text' | 'path'>, themes: readonly ThemeTerms[]): Themes | null {
  const [best, ...rest] = scoreThemes(point, themes);
  if (!best) return null;
  return { primary: best.id, secondary: rest.filter(({ score }) => score >= best.score * 0.6).slice(0, 3).map(({ id }) => id) };
}

function count(text: string, word: string): number {
  if (word === '') return 0;
  let found = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found++;
  return found;
}

/** The guide says how often a suggested theme is the one people chose: leaving out each notice in turn must give those figures. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { learnThemes, scoreThemes, type ThemeGuide } from '../../src/points/index.ts';
import { ROOT } from '../support/notices.ts';

it('are those that leaving out gives', () => {
  const { notices, themes } = loadCorpus(ROOT);
  const folds = notices.map(({ id, points }) => ({ id, points: points.map(({ record }) => record) }));
  const othersOf = (id: string) => folds.filter((fold) => fold.id !== id).flatMap(({ points }) => points);
  const wordsOf = (points: readonly { text: string; path: readonly { text: string }[] }[]) => points.map(({ text, path }) => [text, ...path.map((heading) => heading.text)].join('\n')).join('\n');
  const unsee = (id: string): ThemeGuide[] => {
    const [own, others] = [wordsOf(folds.find((fold) => fold.id === id)?.points ?? []), wordsOf(othersOf(id))];
    return themes.map((theme) => ({ ...theme, terms: theme.terms.filter(([word]) => others.includes(word) || !own.includes(word)) }));
  };
  const toPercents = (guidesOf: (id: string) => readonly ThemeGuide[]) => {
    const ranks = folds.flatMap(({ id, points }) => {
      const model = learnThemes(guidesOf(id), othersOf(id));
      return points.map((point) => scoreThemes(point, model).findIndex((each) => each.id === point.themes.primary));
    });
    return [1, 3].map((first) => `${String(Math.round(ranks.filter((rank) => rank >= 0 && rank < first).length / ranks.length * 100))}%`);
  };
  const said = readFileSync(`${ROOT}content/guide/own-notice.md`, 'utf8').match(/\d+%/g);
  expect(said).toEqual([...toPercents(() => themes), ...toPercents(unsee)]);
});

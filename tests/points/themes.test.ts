/** Suggested themes: what speaks for one, what does not, and how often the suggestion is what a person confirmed. */
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { learnThemes, scoreThemes, suggestThemes, toAssignmentThemes, type Assignment, type ThemeGuide } from '../../src/points/index.ts';
import { ROOT } from '../support/notices.ts';

const GUIDES: ThemeGuide[] = [
  { id: 'harbour', name: '港口灯塔', definition: '公开灯塔的维护记录；不含渡船时刻。', terms: [['航标', 5]] },
  { id: 'ferry', name: '渡船', definition: '公开渡船时刻和票价。', terms: [['渡口', 5]] },
];
const point = (text: string, ...headings: string[]) => ({ text, path: headings.map((heading) => ({ marker: '一、', text: heading })) });

describe('the themes of an assignment', () => {
  const model = learnThemes(GUIDES);
  const text = '公布航标位置。公开渡口票价。';
  const range = (start: number, end: number) => ({ start: { line: 1, column: start + 1, offset: start }, end: { line: 1, column: end + 1, offset: end } });
  const lead = (unit: string, scope: Assignment['scope']): Assignment => ({ role: 'lead', units: [unit], scope, source: [] });
  const clause = (start: number, end: number) => ({ text: text.slice(start, end), source: [range(start, end)] });
  const themesOf = (assignments: Assignment[], primary: string, secondary: string[]) =>
    toAssignmentThemes({ assignments, source: [range(0, text.length)], themes: { primary, secondary } }, model);

  it('are those its clause speaks of more than the others, else all', () => {
    expect(themesOf([lead('航道处', clause(0, 7)), lead('渡船处', clause(7, 14)), lead('办公室', null)], 'ferry', ['harbour'])).toEqual([['harbour'], ['ferry'], ['ferry', 'harbour']]);
  });

  it('are one at least for each clause, and none that the point has not', () => {
    expect(themesOf([lead('航道处', clause(0, 7)), lead('渡船处', clause(7, 14))], 'ferry', [])).toEqual([['ferry'], ['ferry']]);
  });

  it('are all where it is limited to a matter that its cell names, not to a clause', () => {
    expect(themesOf([lead('航道处', { text: '航标有关事项', source: [range(40, 46)] })], 'ferry', ['harbour'])).toEqual([['ferry', 'harbour']]);
  });
});

describe('a suggestion', () => {
  const model = learnThemes(GUIDES);

  it('follows terms, in the text and in headings', () => {
    expect(suggestThemes(point('公布航标位置。'), model)).toEqual({ primary: 'harbour', secondary: [], sure: true });
    expect(suggestThemes(point('每月检查。', '渡口管理'), model)?.primary).toBe('ferry');
  });

  it('follows definitions, but not what they leave to other themes', () => {
    expect(suggestThemes(point('按时发布灯塔维护记录。'), model)?.primary).toBe('harbour');
    expect(scoreThemes(point('发布时刻。'), model).map(({ id }) => id)).toEqual(['ferry']);
  });

  it('learns from confirmed points, and passes over themes there are not', () => {
    const words = point('开展水上巡航演练，锻炼救援队伍。');
    expect(suggestThemes(words, model)).toBeNull();
    const lesson = { ...point('组织水上巡航演练。'), themes: { primary: 'harbour', secondary: ['nowhere'] } };
    expect(suggestThemes(words, learnThemes(GUIDES, [lesson]))?.primary).toBe('harbour');
    expect(suggestThemes(words, learnThemes(GUIDES, [{ ...lesson, themes: { primary: 'nowhere', secondary: [] } }]))).toBeNull();
  });

  it('is none where nothing speaks for any theme', () => {
    for (const words of ['', '，。！', '培育月季，举办花展。', '\u202e\u200b']) expect(suggestThemes(point(words), model)).toBeNull();
    expect(suggestThemes(point('公布航标位置。'), learnThemes([]))).toBeNull();
  });

  it('is not sure where two themes are as near', () => {
    const suggestion = suggestThemes(point('公布航标和渡口。'), model);
    expect(suggestion?.sure).toBe(false);
    expect([suggestion?.primary, ...suggestion?.secondary ?? []].sort()).toEqual(['ferry', 'harbour']);
  });
});

it('each notice left out in turn: what a person confirmed is nearly always among the first three, and mostly the first', { timeout: 60_000 }, () => {
  const { notices, themes } = loadCorpus(ROOT);
  const taught = learnThemes(themes, notices.flatMap(({ points }) => points.map(({ record }) => record)));
  expect(scoreThemes(point('开展花卉展览。举办月季展览。'), taught).length).toBeGreaterThan(0);
  expect(suggestThemes(point('开展花卉展览。举办月季展览。'), taught)).toBeNull();
  let [first, three, all, sure, wrong] = [0, 0, 0, 0, 0];
  for (const { id, points } of notices) {
    const model = learnThemes(themes, notices.filter((notice) => notice.id !== id).flatMap((notice) => notice.points.map(({ record }) => record)));
    for (const { record } of points) {
      const ranked = scoreThemes(record, model).map((score) => score.id);
      const suggestion = suggestThemes(record, model);
      all++;
      if (ranked[0] === record.themes.primary) first++;
      if (ranked.slice(0, 3).includes(record.themes.primary)) three++;
      if (suggestion?.sure) sure++;
      if (suggestion?.sure && suggestion.primary !== record.themes.primary) wrong++;
    }
  }
  expect({ first: first / all > 0.95, three: three / all > 0.99, sure: sure / all > 0.8, wrong }).toEqual({ first: true, three: true, sure: true, wrong: 0 });
});

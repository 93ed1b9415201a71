/**
 * npm run -s eval:themes
 *
 * How good is the suggestion of themes? Each notice is left out in turn, and its points are judged with what the
 * confirmed points of the others teach. Definitions and terms in content/themes.yaml were written by people who had
 * read all the notices. So each figure is given twice: with the terms as they are, and “unseen”, without the terms
 * that stand in the notice left out and in none of the others, as if nobody had read it. Definitions, which are
 * sentences about a theme and not words of a notice, stay as they are.
 */
import { findCorpusRoot, loadCorpus } from '../src/corpus/load.ts';
import { learnThemes, scoreThemes, suggestThemes, type ThemeGuide, type WorkPoint } from '../src/points/index.ts';

const { notices, themes } = loadCorpus(findCorpusRoot());
const folds = notices.filter(({ confirmed }) => confirmed).map(({ id, points }) => ({ id, points: points.map(({ record }) => record) }));
const othersOf = (id: string) => folds.filter((fold) => fold.id !== id).flatMap(({ points }) => points);
const wordsOf = (points: readonly WorkPoint[]) => points.map(({ text, path }) => [text, ...path.map((heading) => heading.text)].join('\n')).join('\n');

/** The themes without the terms that only this notice uses. */
function unsee(id: string): ThemeGuide[] {
  const own = wordsOf(folds.find((fold) => fold.id === id)?.points ?? []);
  const others = wordsOf(othersOf(id));
  return themes.map((theme) => ({ ...theme, terms: theme.terms.filter(([word]) => others.includes(word) || !own.includes(word)) }));
}

const withoutTerms = (guides: readonly ThemeGuide[]) => guides.map((guide) => ({ ...guide, terms: [] }));
const withoutDefinitions = (guides: readonly ThemeGuide[]) => guides.map((guide) => ({ ...guide, name: '', definition: '' }));

interface Way {
  name: string;
  guides: (guides: readonly ThemeGuide[]) => readonly ThemeGuide[];
  examples: boolean;
}
const USED: Way = { name: 'as used: terms, definitions, examples', guides: (all) => all, examples: true };
const WAYS: Way[] = [
  { name: 'baseline: terms alone', guides: withoutDefinitions, examples: false },
  { name: 'definitions alone', guides: withoutTerms, examples: false },
  { name: 'examples alone', guides: (all) => withoutDefinitions(withoutTerms(all)), examples: true },
  { name: 'definitions and examples', guides: withoutTerms, examples: true },
  { name: 'terms and examples', guides: withoutDefinitions, examples: true },
  { name: 'terms and definitions', guides: (all) => all, examples: false },
  USED,
];

interface Judged {
  point: WorkPoint;
  /** Themes, best first. */
  ranked: string[];
  sure: boolean;
}

function judge(id: string, { guides, examples }: Way, all: readonly ThemeGuide[]): Judged[] {
  const model = learnThemes(guides(all), examples ? othersOf(id) : []);
  return (folds.find((fold) => fold.id === id)?.points ?? []).map((point) => ({
    point, ranked: scoreThemes(point, model).map((each) => each.id), sure: suggestThemes(point, model)?.sure ?? false,
  }));
}

const isAmong = (first: number) => ({ point, ranked }: Judged) => ranked.slice(0, first).includes(point.themes.primary);
const share = (part: number, whole: number) => `${String(part).padStart(4)}/${String(whole)} ${(whole === 0 ? '–' : `${(100 * part / whole).toFixed(1)} %`).padStart(7)}`;
const figures = (judged: readonly Judged[]) => `${share(judged.filter(isAmong(1)).length, judged.length)}  ${share(judged.filter(isAmong(3)).length, judged.length)}`;

const seen = new Map(WAYS.map((way) => [way, folds.map(({ id }) => judge(id, way, themes))]));
const unseen = new Map(WAYS.map((way) => [way, folds.map(({ id }) => judge(id, way, unsee(id)))]));

console.log(`${String(folds.length)} notices, ${String(folds.flatMap(({ points }) => points).length)} points, ${String(themes.length)} themes; each notice left out in turn\n`);
const head = `${''.padEnd(40)}${'first'.padEnd(18)}${'among three'.padEnd(20)}${'unseen: first'.padEnd(18)}among three`;
console.log(head);
for (const way of WAYS) console.log(`${way.name.padEnd(40)}${figures(seen.get(way)?.flat() ?? [])}    ${figures(unseen.get(way)?.flat() ?? [])}`);

console.log(`\nAs used, by notice\n${head}`);
folds.forEach(({ id }, at) => console.log(`${id.padEnd(40)}${figures(seen.get(USED)?.[at] ?? [])}    ${figures(unseen.get(USED)?.[at] ?? [])}`));

console.log('\nSuggestions that call themselves sure, and how many of them are right');
for (const [name, judged] of [['terms as they are', seen], ['unseen', unseen]] as const) {
  const all = judged.get(USED)?.flat() ?? [];
  const sure = all.filter((each) => each.sure);
  console.log(`${name.padEnd(40)}sure ${share(sure.length, all.length)}   right ${share(sure.filter(isAmong(1)).length, sure.length)}`);
}

for (const [name, judged] of [['as they are', seen], ['unseen', unseen]] as const) {
  console.log(`\nConfused, terms ${name}: confirmed ← suggested (* sure)`);
  const confused = new Map<string, string[]>();
  for (const { point, ranked: [first = 'nothing'], sure } of (judged.get(USED)?.flat() ?? []).filter((each) => !isAmong(1)(each))) {
    const key = `${point.themes.primary} ← ${first}`;
    confused.set(key, [...confused.get(key) ?? [], `${point.id}${sure ? '*' : ''}${point.themes.secondary.includes(first) ? ' (besides)' : ''}`]);
  }
  for (const [key, ids] of [...confused].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))) console.log(`${String(ids.length).padStart(3)}  ${key}: ${ids.join(', ')}`);
}

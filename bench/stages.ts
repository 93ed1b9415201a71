/** What is measured: each stage with what it needs, apart from the time that getting it takes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSearchFiles, toNoticeSources } from '../src/build/search-index.ts';
import {
  alignPoints, comparePromises, findInheritedDeadlines, findSharedWording, indexCitations,
  listFunctions, listLeaders, listPromises, toCoverage, toResponsibilityMatrix, toTimeline, toVerifiability,
} from '../src/compare/index.ts';
import { loadCorpus, type Corpus } from '../src/corpus/load.ts';
import { parse, readMetadata } from '../src/notice/index.ts';
import { extractPoints, findBodyAnnexDifferences, learnThemes, readNotice, readStatistics, suggestThemes } from '../src/points/index.ts';
import { checkNotice } from '../src/rules/index.ts';
import { toAlignmentLimits } from '../src/compare/limits.ts';

/** Takes a corpus's folder, does what is not measured, and gives what is: how many things it finds. */
type Stage = (corpus: string) => () => number | Promise<number>;

const sum = <Value>(values: readonly Value[], count: (value: Value) => number) => values.reduce((total, value) => total + count(value), 0);

/** A stage over the checked corpus as pages get it. */
const overCorpus = (run: (corpus: Corpus & { all: ReturnType<typeof toAll> }) => number | Promise<number>): Stage => (folder) => {
  const corpus = loadCorpus(folder);
  const all = toAll(corpus);
  return () => run({ ...corpus, all });
};

function toAll({ notices, themes }: Corpus) {
  const plans = notices.filter(({ record }) => record.kind !== 'annual-report').map(({ id }) => id);
  const isPlan = new Set(plans);
  const points = notices.flatMap((notice) => notice.points.map(({ record }) => record));
  return { points, plans, planned: points.filter(({ notice }) => isPlan.has(notice)), themes: themes.map(({ id }) => id), notices: notices.map(({ id }) => id) };
}

const readSeeds = (corpus: string) => readdirSync(join(corpus, 'seeds')).map((name) => readFileSync(join(corpus, 'seeds', name), 'utf8'));

/** Text → tree. */
const parseAll: Stage = (corpus) => {
  const texts = readSeeds(corpus);
  return () => sum(texts, (text) => parse(text).children.length);
};

/** Tree → points, figures. */
const extractAll: Stage = (corpus) => {
  const trees = readSeeds(corpus).map((text) => parse(text));
  return () => sum(trees, (tree) => extractPoints(tree, readMetadata(tree)).length + readStatistics(tree).cells.length);
};

const checkAll: Stage = (corpus) => {
  const read = readSeeds(corpus).map((text) => readNotice(text));
  return () => sum(read, (notice) => checkNotice(notice).length);
};

export const STAGES = {
  parse: parseAll,
  extract: extractAll,
  rules: checkAll,
  themes: overCorpus(({ themes, all }) => {
    const model = learnThemes(themes);
    return all.points.filter((point) => suggestThemes(point, model) !== null).length;
  }),
  alignment: overCorpus(({ notices, all }) => alignPoints(all.points, toAlignmentLimits(notices.length)).length),
  wording: overCorpus(({ all }) => findSharedWording(all.points).spans.length),
  'body-annex': overCorpus(({ notices }) => sum(notices, ({ points }) => findBodyAnnexDifferences(points.map(({ record, evidence }) => ({ ...record, evidence }))).length)),
  units: overCorpus(({ units, all: { points, planned, plans, themes } }) =>
    toResponsibilityMatrix(points, units, themes).cells.length + listLeaders(planned, units, themes, plans).length + listFunctions(points, units).length),
  promises: overCorpus(({ notices, all: { planned, plans } }) => {
    const inherited = findInheritedDeadlines(notices.flatMap(({ points }) => points));
    const promises = listPromises(planned, notices.map(({ record }) => record), { inheritedDeadlines: inherited });
    return comparePromises(planned, promises, plans).length + toTimeline(promises).days.length + toVerifiability(planned, inherited).length;
  }),
  coverage: overCorpus(({ all: { points, themes, notices } }) => toCoverage(points, themes, notices).rows.length),
  citations: overCorpus(({ notices }) => indexCitations(notices).length),
  index: overCorpus(async (corpus) => (await buildSearchFiles(toNoticeSources(corpus))).length),
} satisfies Record<string, Stage>;

export type StageName = keyof typeof STAGES;

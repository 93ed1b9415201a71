/**
 * npm run -s eval:alignment
 *
 * Judges the alignment of points against the hand labels in
 * tests/labels/alignments.json: is the partner among the first three of its
 * notice? Looked up from both points of every pair.
 */
import { readFileSync } from 'node:fs';
import { ALIGNED, ALIGNMENT_DEFAULTS, alignPoints, type AlignmentOptions } from '../src/compare/alignment.ts';
import { findCorpusRoot, loadCorpus } from '../src/corpus/load.ts';
import type { WorkPoint } from '../src/points/index.ts';
import { rateOf, tryLabels, type AlignmentLabel, type Trial } from './alignment-evaluation.ts';

const labels = JSON.parse(readFileSync(new URL('../tests/labels/alignments.json', import.meta.url), 'utf8')) as AlignmentLabel[];
const { notices } = loadCorpus(findCorpusRoot());
const corpusPoints = notices.flatMap((notice) => notice.points);
const confirmed = corpusPoints.map(({ record }) => record);
const suggested = corpusPoints.map(({ record, suggestion }): WorkPoint => ({ ...record, themes: suggestion ?? { primary: '', secondary: [] } }));
const noticeOf = new Map(confirmed.map(({ id, notice }) => [id, notice]));

type Weights = AlignmentOptions['weights'];
const run = (points: readonly WorkPoint[], weights: Weights) => tryLabels(points, alignPoints(points, { weights }), labels);
const isSame = ({ strength }: Trial) => strength === 'same';
const percent = (rate: number) => `${(100 * rate).toFixed(1)} %`.padStart(8);
const line = (name: string, trials: readonly Trial[]) => {
  const same = trials.filter(isSame);
  const missed = same.filter(({ rank }) => rank === null || rank > 3).length;
  console.log(`${name.padEnd(46)}${percent(rateOf(same))} (${missed} of ${same.length} missed)${percent(rateOf(trials))}${percent(rateOf(same, 1))}`);
};

const header = `${''.padEnd(46)}    same among 3           same+rel.  same 1st`;
const { weights } = ALIGNMENT_DEFAULTS;
const trials = run(confirmed, weights);
console.log(`${labels.length} labelled pairs (${labels.filter(({ strength }) => strength === 'same').length} same), both directions\n\n${header}`);
line('as used: confirmed themes', trials);
line('themes as the rules suggest them', run(suggested, weights));
line('no themes', run(confirmed, { ...weights, theme: 0 }));
line('no themes, no headings (plain TF-IDF)', run(confirmed, { heading: 0, opening: 0, theme: 0 }));

console.log(`\nBy pair of notices\n${header}`);
const pairOf = ({ from, to }: Trial) => [noticeOf.get(from), noticeOf.get(to)].sort().join(' – ');
const pairs = [...new Set(trials.map(pairOf))].sort();
for (const pair of pairs) line(pair, trials.filter((trial) => pairOf(trial) === pair));

console.log('\nWeights varied one at a time (same among 3)');
for (const name of ['heading', 'opening', 'theme'] as const) {
  const values = name === 'theme' ? [0.05, 0.1, 0.15, 0.2, 0.3] : [0, 0.25, 0.5, 0.75, 1];
  console.log(`${name.padEnd(10)}${values.map((value) => `${value} → ${percent(rateOf(run(confirmed, { ...weights, [name]: value }).filter(isSame))).trim()}`).join('   ')}`);
}

// Weights chosen without the pair they are judged on.
const grid = [0, 0.5, 1].flatMap((heading) => [0, 0.5, 1].flatMap((opening) => [0.05, 0.1, 0.2, 0.3].map((theme) => ({ heading, opening, theme }))));
for (const [name, points] of [['confirmed', confirmed], ['suggested', suggested]] as const) {
  const tried = grid.map((each) => run(points, each).filter(isSame));
  const heldOut = pairs.flatMap((pair) => {
    const rates = tried.map((all) => rateOf(all.filter((trial) => pairOf(trial) !== pair)));
    return (tried[rates.indexOf(Math.max(...rates))] ?? []).filter((trial) => pairOf(trial) === pair);
  });
  console.log(`\nWeights chosen on nine pairs of notices, judged on the tenth (${grid.length} settings, ${name} themes): ${percent(rateOf(heldOut)).trim()} same among 3`);
  console.log(`Over all ${grid.length} settings: from ${percent(Math.min(...tried.map((all) => rateOf(all)))).trim()} to ${percent(Math.max(...tried.map((all) => rateOf(all)))).trim()}`);
}

console.log('\nPairs found, by score');
const strengthOf = new Map(labels.flatMap(({ a, b, strength }) => [[`${a} ${b}`, strength], [`${b} ${a}`, strength]]));
const alignments = alignPoints(confirmed);
for (const least of [0.3, 0.25, 0.2, 0.16, ALIGNED, 0.12, 0.1, 0.05, 0.03]) {
  const found = alignments.filter(({ score }) => score >= least).map(({ a, b }) => strengthOf.get(`${a} ${b}`) ?? 'unlabelled');
  const count = (kind: string) => found.filter((each) => each === kind).length;
  console.log(`≥ ${least.toFixed(2)}${least === ALIGNED ? ' (ALIGNED)' : ''}: ${count('same')} same, ${count('related')} related, ${count('unlabelled')} neither`);
}

console.log('\nMissed');
const textOf = new Map(confirmed.map(({ id, text }) => [id, text]));
for (const { from, to, rank } of trials.filter((trial) => isSame(trial) && (trial.rank === null || trial.rank > 3))) {
  console.log(`${from} → ${to}: ${rank === null ? 'not kept' : `place ${rank}`}\n    ${textOf.get(from)?.slice(0, 60)}\n    ${textOf.get(to)?.slice(0, 60)}`);
}

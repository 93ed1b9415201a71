/**
 * npm run -s eval:alignment [-- --fit]
 *
 * Judges which points are called the same against the hand labels in
 * tests/labels/alignments.json; with --fit, the weights that logistic
 * regression finds on the part for tuning.
 */
import { readFileSync } from 'node:fs';
import { alignPoints, listSigns, type Alignment } from '../src/compare/alignment.ts';
import { RELATED, SAME, type Signs } from '../src/compare/relation.ts';
import { findCorpusRoot, loadCorpus } from '../src/corpus/load.ts';
import type { WorkPoint } from '../src/points/index.ts';
import { judgeAlignments, partOf, type AlignmentLabel, type Part } from './alignment-evaluation.ts';

const labels = JSON.parse(readFileSync(new URL('../tests/labels/alignments.json', import.meta.url), 'utf8')) as AlignmentLabel[];
const corpusPoints = loadCorpus(findCorpusRoot()).notices.flatMap((notice) => notice.points);
const confirmed = corpusPoints.map(({ record }) => record);
const suggested = corpusPoints.map(({ record, suggestion }): WorkPoint => ({ ...record, themes: suggestion ?? { primary: '', secondary: [] } }));
const percent = (some: number, all: number) => `${(100 * some / Math.max(1, all)).toFixed(1)} %`.padStart(8);

if (process.argv.includes('--fit')) fit();
else evaluate();

function evaluate(): void {
  console.log(`${labels.length} labelled pairs: ${(['same', 'related', 'none'] as const).map((kind) => `${kind} ${labels.filter(({ strength }) => strength === kind).length}`).join(', ')}`);
  for (const [name, points] of [['themes as confirmed', confirmed], ['themes as the rules suggest them', suggested]] as const) {
    const alignments = alignPoints(points);
    console.log(`\n${name}: ${alignments.filter(({ relation }) => relation === 'same').length} same (from ${SAME}), ${alignments.filter(({ relation }) => relation === 'related').length} related (from ${RELATED})`);
    console.log('         precision    recall   first partner right');
    for (const part of ['tune', 'judge', null] as const) {
      const { called, right, same, questions, firstRight } = judgeAlignments(alignments, labels, part);
      console.log(`${(part ?? 'all').padEnd(8)}${percent(right, called)}  ${percent(right, same)}  ${percent(firstRight, questions)} of ${questions}`);
    }
  }
  const alignments = alignPoints(confirmed);
  const relationOf = new Map(alignments.flatMap(({ a, b, relation }) => [[`${a} ${b}`, relation], [`${b} ${a}`, relation]]));
  console.log('\nlabel    →  same  related  nothing said');
  for (const strength of ['same', 'related', 'none'] as const) {
    const said = labels.filter((label) => label.strength === strength).map(({ a, b }) => relationOf.get(`${a} ${b}`));
    console.log(`${strength.padEnd(11)}${(['same', 'related', undefined] as const).map((kind) => String(said.filter((each) => each === kind).length).padStart(5)).join('   ')}`);
  }
  const known = new Set(labels.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  console.log(`no label: ${alignments.filter(({ a, b, relation }) => relation === 'related' && !known.has(`${a} ${b}`)).length} called related`);
  const { wrong, missed } = judgeAlignments(alignments, labels, null);
  const textOf = new Map(confirmed.map(({ id, text }) => [id, text]));
  const show = (key: string) => key.split(' ').map((id) => `    ${textOf.get(id)?.slice(0, 60)}`).join('\n');
  console.log(`\nWrongly called the same\n${wrong.map((key) => `${key}\n${show(key)}`).join('\n')}\n\nMissed\n${missed.map((key) => `${key}\n${show(key)}`).join('\n')}`);
}

/** Ridge logistic regression by Newton's method. */
function fit(): void {
  const RIDGE = 1;
  const same = new Set(labels.filter(({ strength }) => strength === 'same').flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  const rows = listSigns(confirmed).filter(({ excluded }) => !excluded);
  const names = Object.keys(rows[0]?.signs ?? {}) as (keyof Signs)[];
  const tuning = rows.filter(({ a }) => partOf(a) === 'tune' satisfies Part);
  const mean = names.map((name) => tuning.reduce((sum, { signs }) => sum + signs[name], 0) / tuning.length);
  const spread = names.map((name, i) => Math.sqrt(tuning.reduce((sum, { signs }) => sum + (signs[name] - (mean[i] as number)) ** 2, 0) / tuning.length) || 1);
  const toVector = (signs: Signs) => [...names.map((name, i) => (signs[name] - (mean[i] as number)) / (spread[i] as number)), 1];
  const x = tuning.map(({ signs }) => toVector(signs));
  const y = tuning.map(({ a, b }) => Number(same.has(`${a} ${b}`)));
  const size = names.length + 1;
  const w: number[] = Array.from({ length: size }, () => 0);
  for (let round = 0; round < 40; round++) {
    const gradient = w.map((weight, i) => (i < size - 1 ? RIDGE * weight : 0));
    const hessian = w.map((_, i) => w.map((__, j) => (i === j ? (i < size - 1 ? RIDGE : 1e-6) : 0)));
    x.forEach((vector, at) => {
      const p = 1 / (1 + Math.exp(-vector.reduce((sum, value, i) => sum + value * (w[i] as number), 0)));
      vector.forEach((value, i) => {
        gradient[i] = (gradient[i] as number) + value * (p - (y[at] as number));
        vector.forEach((other, j) => ((hessian[i] as number[])[j] = ((hessian[i] as number[])[j] as number) + p * (1 - p) * value * other));
      });
    });
    const step = solve(hessian, gradient);
    step.forEach((value, i) => (w[i] = (w[i] as number) - value));
  }
  const weights = names.map((_, i) => (w[i] as number) / (spread[i] as number));
  const bias = (w[size - 1] as number) - weights.reduce((sum, weight, i) => sum + weight * (mean[i] as number), 0);
  console.log(Object.fromEntries(names.map((name, i) => [name, Number(weights[i]?.toFixed(2))])), { bias: Number(bias.toFixed(2)) });
  for (const least of [0.3, 0.4, 0.45, 0.5, 0.55, 0.6]) {
    const alignments = rows.map(({ a, b, signs }): Alignment => {
      const score = 1 / (1 + Math.exp(-names.reduce((sum, name, i) => sum + (weights[i] as number) * signs[name], bias)));
      return { a, b, score, relation: score >= least ? 'same' : 'related', evidence: { a: { start: 0, end: 0 }, b: { start: 0, end: 0 } } };
    });
    console.log(`from ${least}: ${(['tune', 'judge'] as const).map((part) => {
      const { called, right, same: all, questions, firstRight } = judgeAlignments(alignments, labels, part);
      return `${part} ${percent(right, called)} ${percent(right, all)} ${percent(firstRight, questions)}`;
    }).join('  |')}`);
  }
}

/** Solves m·v = b by elimination. */
function solve(m: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = m.map((row, i) => [...row, b[i] as number]);
  rows.forEach((_, i) => {
    const pivot = rows.slice(i).reduce((best, row, at) => (Math.abs(row[i] as number) > Math.abs((rows[best] as number[])[i] as number) ? i + at : best), i);
    [rows[i], rows[pivot]] = [rows[pivot] as number[], rows[i] as number[]];
    rows.forEach((row, j) => {
      if (j === i) return;
      const factor = (row[i] as number) / ((rows[i] as number[])[i] as number);
      rows[j] = row.map((value, k) => value - factor * ((rows[i] as number[])[k] as number));
    });
  });
  return rows.map((row, i) => (row[row.length - 1] as number) / (row[i] as number));
}

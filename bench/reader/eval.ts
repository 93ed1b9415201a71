/**
 * npm run -s eval:reader -- [--seed N] [--part tune|judge] [--kind prose|table|report] [--dress NAME] [--show] [--json]
 *
 * How well the reader reads labelled notices in every dress: see README.md.
 */
import { parseArgs } from 'node:util';
import { comparePoint, countFigures, findAlarms, toLetters } from './compare.ts';
import { dressAll, DRESSES, type DressedNotice } from './dresses.ts';
import { readText, type InspectionRecords } from './reader.ts';

const USAGE = 'usage: npm run -s eval:reader -- [--seed N] [--part tune|judge] [--kind prose|table|report] [--dress NAME] [--show] [--json]';

/** What was counted over some documents. */
interface Score {
  documents: number;
  whole: number;
  titles: number;
  points: number;
  right: number;
  /** Points given that are in no label. */
  extra: number;
  /** Of the right ones' fields, how often each was wrong. */
  wrong: Record<string, number>;
  figures: number;
  placed: number;
  /** Figures given that are in no label: most stand on a wrong row. */
  misplaced: number;
  /** Documents not wholly right without an error or a warning. */
  silent: number;
  /** Errors and warnings in documents that are wholly right. */
  alarms: number;
}

const emptyScore = (): Score => ({ documents: 0, whole: 0, titles: 0, points: 0, right: 0, extra: 0, wrong: {}, figures: 0, placed: 0, misplaced: 0, silent: 0, alarms: 0 });

interface Judged {
  document: DressedNotice;
  records: InspectionRecords;
  faults: string[];
  score: Score;
}

function judge(document: DressedNotice): Judged {
  const records = readText(document.text);
  const score = emptyScore();
  const faults: string[] = [];
  score.documents = 1;
  const title = toLetters(records.notice.title) === toLetters(document.title);
  score.titles = title ? 1 : 0;
  const used = new Set<number>();
  let last = -1;
  for (const want of document.points) {
    score.points += 1;
    // The next in order first: short tasks may be said twice.
    const candidates = records.points.flatMap((point, at) => (!used.has(at) && toLetters(point.text) === toLetters(want.text) ? [at] : []));
    const at = candidates.find((place) => place > last) ?? candidates[0];
    const point = at === undefined ? undefined : records.points[at];
    if (at === undefined || !point) {
      score.wrong['text'] = (score.wrong['text'] ?? 0) + 1;
      faults.push(`missing: ${want.text?.slice(0, 40) ?? ''}`);
      continue;
    }
    used.add(at);
    last = at;
    const wrong = comparePoint(point, want);
    if (wrong.length === 0) score.right += 1;
    for (const what of wrong) {
      const field = what.slice(0, what.indexOf(' '));
      score.wrong[field] = (score.wrong[field] ?? 0) + 1;
    }
    if (wrong.length > 0) faults.push(`${want.text?.slice(0, 12) ?? ''}…: ${wrong.join('; ')}`);
  }
  const extra = records.points.filter((_, at) => !used.has(at));
  score.extra = extra.length;
  faults.push(...extra.map(({ text }) => `too many: ${text.slice(0, 40)}`));
  for (const [table, wants] of Object.entries(document.figures ?? {})) {
    const { right, extra: misplaced } = countFigures(records.statistics.cells.filter((cell) => cell.table === table), wants);
    score.figures += wants.length;
    score.placed += right;
    score.misplaced += misplaced;
    if (right < wants.length || misplaced > 0) faults.push(`table ${table}: ${String(right)} of ${String(wants.length)} figures, ${String(misplaced)} that are not there`);
  }
  const untrue = records.statistics.checks.filter(({ holds }) => holds === false);
  if (document.figures && untrue.length > 0) faults.push(`checks said to fail: ${untrue.map(({ rule }) => rule).join('; ')}`);
  const alarms = findAlarms(records.diagnostics);
  if (faults.length === 0) {
    score.whole = 1;
    score.alarms = document.mayWarn ? 0 : alarms.length;
  } else if (alarms.length === 0) score.silent = 1;
  if (!title) faults.push(`title ${JSON.stringify(records.notice.title)}`);
  return { document, records, faults, score };
}

function add(sum: Score, { wrong, ...score }: Score): Score {
  for (const key of Object.keys(score) as (keyof typeof score)[]) sum[key] += score[key];
  for (const [field, count] of Object.entries(wrong)) sum.wrong[field] = (sum.wrong[field] ?? 0) + count;
  return sum;
}

const share = (part: number, whole: number) => (whole === 0 ? '–' : `${(100 * part / whole).toFixed(1)} %`);

function toRow(name: string, score: Score): string {
  const wrong = Object.entries(score.wrong).sort((a, b) => b[1] - a[1]).slice(0, 4).map(([field, count]) => `${field} ${String(count)}`).join(', ');
  return [
    name.padEnd(42), String(score.documents).padStart(5), share(score.right, score.points).padStart(9), String(score.extra).padStart(6), share(score.placed, score.figures).padStart(9),
    String(score.misplaced).padStart(6), share(score.whole, score.documents).padStart(9), share(score.silent, score.documents).padStart(9), (score.whole === 0 ? '–' : (score.alarms / score.whole).toFixed(2)).padStart(7),
    share(score.titles, score.documents).padStart(9), `  ${wrong}`,
  ].join('');
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' }, part: { type: 'string', default: 'tune' }, kind: { type: 'string' }, dress: { type: 'string' },
    show: { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
  },
});
const { part, kind, dress, seed } = values;
const isKnown = (part === 'tune' || part === 'judge') && (kind === undefined || DRESSES.some((one) => one.kind === kind)) && (dress === undefined || DRESSES.some((one) => one.name === dress)) && /^\d+$/.test(seed);
if (!isKnown) {
  console.error(`${USAGE}\ndresses: ${DRESSES.map((one) => `${one.kind}/${one.name}`).join(' ')}`);
  process.exit(2);
}

const start = performance.now();
const judged = dressAll({ seed: Number(seed), part, kind, dress }).map(judge);
const groups = new Map<string, Score>();
for (const { document, score } of judged) {
  for (const name of [`${document.kind} / ${document.dress}`, `all ${document.kind}`]) groups.set(name, add(groups.get(name) ?? emptyScore(), score));
}
if (values.json) {
  console.log(JSON.stringify({ seed: Number(seed), part, groups: Object.fromEntries(groups) }, null, 2));
} else {
  if (values.show) {
    for (const { document, records, faults } of judged.filter((one) => one.faults.length > 0)) {
      console.log(`── ${document.id}, ${document.kind} in ${document.dress}\n${document.text}`);
      console.log(`expected:\n${document.points.map(({ number, path, text, lead, participants, responsible, deadline }) => `  ${number ?? '–'} ${(path ?? []).join(' › ')} | ${text ?? ''} | ${[lead, participants, responsible].map((names) => (names ?? []).join('、')).join(' / ')} | ${deadline ? deadline.date ?? 'no date' : ''}`).join('\n')}`);
      console.log(`got:\n${records.points.map(({ number, path, text, lead, participants, responsible, deadline }) => `  ${number} ${path.map(({ marker, text: words }) => marker + words).join(' › ')} | ${text.slice(0, 60)} | ${[lead, participants, responsible].map((names) => names.join('、')).join(' / ')} | ${deadline ? `${deadline.text} ${deadline.date ?? ''}` : ''}`).join('\n')}`);
      console.log(`messages: ${findAlarms(records.diagnostics).map(({ ruleId, start: { line } }) => `${ruleId} at ${String(line)}`).join(', ') || 'none'}`);
      console.log(`wrong:\n${faults.slice(0, 12).map((fault) => `  ${fault}`).join('\n')}\n`);
    }
  }
  console.log(`seed ${seed}, part ${part}, ${String(judged.length)} documents in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  console.log(`${'dress'.padEnd(42)} docs   points  extra  figures  wrong    whole   silent  false   titles  what is wrong in points`);
  const names = [...groups.keys()];
  for (const name of [...names.filter((one) => !one.startsWith('all ')), ...names.filter((one) => one.startsWith('all '))]) console.log(toRow(name, groups.get(name) ?? emptyScore()));
}

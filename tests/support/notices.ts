/** The five notices, and what must hold of whatever is read from a text. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgeBasis, noticeRecordSchema, readNotice, toNames, workPointSchema, diagnosticSchema, type ReadNotice } from '../../src/points/index.ts';
import { toPlainLetters, type ReadingCorrection } from '../../src/notice/index.ts';
import { checkNotice, toDiagnostic } from '../../src/rules/index.ts';
import { findTreeFaults } from './tree.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The notices with the digest of their bytes as they were received. */
export const SEEDS = [
  { id: 'jinan-2023', file: '000_a0764205d2c4b30b.txt', sha256: 'b8c7545a7930a1ade034cf5f6c3037d67ff9092bd1a2bc7cdc27fb74ddb45c6f' },
  { id: 'shandong-2021', file: '001_8823c8150a84f67f.txt', sha256: 'eb5677f292d9506be16e8be0844e157b3bb7db405e7ae40b5749d4b2203a838b' },
  { id: 'zibo-2023', file: '002_80cfd9d27a4cfadc.txt', sha256: '3813e98a2920291340b19f3242334d1bff2963b8f851ae3179e87e6842382ac3' },
  { id: 'suqian-2021', file: '003_50d3fcd88db01318.txt', sha256: 'eed5120a60d9da06ac5db3ccb4741a6385cd7c98d2283e80801265fae16b23e7' },
  { id: 'guangzhou-2022', file: '004_e16b6d0f5329f8e5.txt', sha256: 'fe096de6e391b271ab25b887a7c2a1d25add3b1a9586d47b6b72aae9124d5ee3' },
] as const;

export function readSeedBytes(file: string): Buffer {
  return readFileSync(`${ROOT}seeds/${file}`);
}

export function readSeed(file: string): string {
  return readSeedBytes(file).toString('utf8');
}

/** Everything wrong with what was read from `text`, whatever the text is. Reading it may throw: that too is a fault. */
export function findFaults(text: string, corrections: readonly ReadingCorrection[] = []): string[] {
  let notice: ReadNotice;
  try {
    notice = readNotice(text, [], corrections);
  } catch (error) {
    return [`reading throws ${String(error)}`];
  }
  return [...findTreeFaults(notice.tree, text), ...findPointFaults(notice), ...findMessageFaults(notice)];
}

function findPointFaults({ text, points, metadata }: ReadNotice): string[] {
  const faults: string[] = [];
  const numbers = new Set<string>();
  for (const point of points) {
    const where = `point ${point.number}`;
    const { evidence, ...fields } = point;
    const record = workPointSchema.safeParse({
      ...fields, commitments: judgeBasis(point.text, point.commitments, []), id: `x/${point.number}`, notice: 'x', themes: { primary: 'x', secondary: [] }, url: `x/${point.number}.html`,
    });
    if (!record.success) faults.push(`${where} does not fit its schema: ${record.error.message}`);
    if (!/^[0-9a-z]+(?:-[0-9a-z]+)*$/.test(point.number)) faults.push(`${where} has a number that is no address`);
    if (numbers.has(point.number)) faults.push(`${where} has the number of another`);
    numbers.add(point.number);
    const names = toNames(point.assignments);
    for (const role of ['lead', 'participants', 'responsible'] as const) {
      if (names[role].join() !== point[role].join()) faults.push(`${where}: ${role} is not the union of its assignments`);
    }
    for (const { units, scope, source } of point.assignments) {
      const own = source.map(({ start, end }) => text.slice(start.offset, end.offset)).join('');
      if (own === '') faults.push(`${where}: ${units.join('、')} stand nowhere`);
      for (const unit of units) if (!toPlainLetters(own).includes(unit)) faults.push(`${where}: ${unit} is not printed where it is said to stand`);
      const limit = scope?.source.map(({ start, end }) => text.slice(start.offset, end.offset)).join('');
      if (limit !== scope?.text) faults.push(`${where}: the source slices of a scope give "${String(limit)}", its text is "${String(scope?.text)}"`);
    }
    const joined = point.source.map(({ start, end }) => text.slice(start.offset, end.offset)).join('');
    if (joined !== point.text) faults.push(`${where}: its source slices give "${joined}", its text is "${point.text}"`);
    let at = -1;
    for (const { start, end } of point.source) {
      if (start.offset < at || end.offset <= start.offset) faults.push(`${where}: its source slices are out of order or empty`);
      at = end.offset;
    }
    for (const { quote } of point.commitments) {
      if (quote === '' || !point.text.includes(quote)) faults.push(`${where}: commitment "${quote}" is not in its text`);
    }
    if (point.deadline?.source === 'text' && !point.text.includes(point.deadline.text)) {
      faults.push(`${where}: deadline "${point.deadline.text}" is not in its text`);
    }
    for (const names of [point.lead, point.participants, point.responsible]) {
      if (new Set(names).size !== names.length) faults.push(`${where} names a unit twice: ${names.join('、')}`);
      if (names.some((name) => name.trim() === '')) faults.push(`${where} names a unit without a name`);
    }
    for (const { start, end } of [evidence.whole, ...evidence.units, ...evidence.deadline, ...evidence.remark]) {
      if (start.offset > end.offset || end.offset > text.length) faults.push(`${where} has evidence outside the text`);
    }
  }
  const record = noticeRecordSchema.safeParse({ ...metadata, id: 'x', source: { file: 'x', sha256: '0'.repeat(64) }, url: 'x' });
  if (!record.success) faults.push(`the notice's own data do not fit their schema: ${record.error.message}`);
  return faults;
}

function findMessageFaults(notice: ReadNotice): string[] {
  const faults: string[] = [];
  try {
    for (const message of checkNotice(notice)) {
      const diagnostic = toDiagnostic(message, 'x.txt', notice.text);
      const fits = diagnosticSchema.safeParse(diagnostic);
      if (!fits.success) faults.push(`${diagnostic.ruleId} does not fit its schema: ${fits.error.message}`);
      if (diagnostic.end.offset > notice.text.length) faults.push(`${diagnostic.ruleId} points outside the text`);
      if (diagnostic.end.offset < diagnostic.start.offset) faults.push(`${diagnostic.ruleId} ends before it starts`);
      if (!/^Unexpected /.test(message.reason)) faults.push(`${diagnostic.ruleId} does not say what is unexpected: ${message.reason}`);
      if (!/[\u4e00-\u9fff]/.test(diagnostic.message)) faults.push(`${diagnostic.ruleId} has no wording for readers`);
    }
  } catch (error) {
    faults.push(`checking throws ${String(error)}`);
  }
  return faults;
}

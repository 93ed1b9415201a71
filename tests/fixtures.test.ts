/**
 * One folder, one phenomenon: tests/fixtures/<phenomenon>/input.txt and what is
 * read from it. The places in them are invented. A file that is missing fails;
 * `UPDATE_FIXTURES=1` writes what is missing or differs, for a person to read
 * against the input before it is kept.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readingCorrectionsFileSchema } from '../src/corpus/content-schema.ts';
import { readNotice } from '../src/points/index.ts';
import { judgeCorrections, toCorrectionMessages } from '../src/rules/corrections.ts';
import { checkNotice } from '../src/rules/index.ts';
import { printMessages, printNotice, printTree } from './support/print.ts';
import { findFaults, ROOT } from './support/notices.ts';

const FOLDER = join(ROOT, 'tests/fixtures');
const UPDATE = process.env['UPDATE_FIXTURES'] === '1';

const phenomena = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

it('fixtures are found', () => {
  expect(phenomena.length).toBeGreaterThanOrEqual(25);
});

describe.each(phenomena)('%s', (phenomenon) => {
  const text = readFileSync(join(FOLDER, phenomenon, 'input.txt'), 'utf8');
  // What a person says of its lines and columns, as content/notices/<id>.yaml has it.
  const said = join(FOLDER, phenomenon, 'corrections.yaml');
  const corrections = existsSync(said) ? readingCorrectionsFileSchema.parse(parse(readFileSync(said, 'utf8'))).readingCorrections : [];
  const notice = readNotice(text, [], corrections);
  const messages = () => [...toCorrectionMessages(judgeCorrections(notice, readNotice(text), corrections), text, corrections), ...checkNotice(notice)];

  it('is sound', () => {
    expect(findFaults(text, corrections)).toEqual([]);
  });

  it.each([
    ['tree.json', () => printTree(notice.tree)],
    ['points.json', () => printNotice(notice)],
    ['messages.txt', () => printMessages(messages(), text)],
  ] as const)('%s', (name, print) => {
    const path = join(FOLDER, phenomenon, name);
    const actual = print();
    if (UPDATE && (!existsSync(path) || readFileSync(path, 'utf8') !== actual)) writeFileSync(path, actual);
    if (!existsSync(path)) throw new Error(`${name} is missing. Run with UPDATE_FIXTURES=1, then read it against input.txt.`);
    expect(actual).toBe(readFileSync(path, 'utf8'));
  });

  it('has no other files', () => {
    expect(readdirSync(join(FOLDER, phenomenon)).sort()).toEqual([...(corrections.length > 0 ? ['corrections.yaml'] : []), 'input.txt', 'messages.txt', 'points.json', 'tree.json']);
  });
});

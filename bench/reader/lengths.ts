/**
 * npm run -s eval:lengths
 *
 * How long the parts of notices are: letters of headings, names, cells …, and how many of them stand together. Limits in
 * src/notice and src/points say of which of these they are taken. Counted over the seeds, the fixtures and the tune part.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFormLabel, leavesOf, nodesOf, parse, wordsOf, type NoticeNode, type NoticeRoot } from '../../src/notice/index.ts';
import { decodeUtf8 } from '../../src/text/decode.ts';
import { dressAll } from './dresses.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Of what → the different words of it, or how many stood together, as they were found. */
const found = new Map<string, Map<string, number>>();

function note(what: string, words: string, length = words.length): void {
  const list = found.get(what) ?? new Map<string, number>();
  found.set(what, list.set(words, length));
}

function noteNode(node: NoticeNode): void {
  const words = wordsOf(node).trim();
  if (node.type === 'field') note(node.name, words);
  if (node.type === 'field' && node.name === 'title') note('lines of a title', words, new Set([...leavesOf(node)].filter(({ type }) => type === 'text').map(({ position }) => position.start.line)).size);
  if (node.type === 'heading' && node.runIn) note('heading sentence', words);
  if (node.type === 'section') {
    const heading = node.children.find((child) => child.type === 'heading');
    if (heading?.type === 'heading' && !heading.runIn) note(node.rank <= 2 ? 'heading of 一、 or （一）' : 'heading of 1. or （1）', wordsOf(heading).trim());
  }
  if (node.type === 'assignment') note('bracket or line of units', words);
  if ((node.type === 'assignment' || node.type === 'cell') && node.said) {
    for (const { units, matter } of node.said.parts) {
      for (const unit of units) note('name of a unit', unit);
      if (matter) note('matter of a role', matter.text);
    }
  }
  if (node.type === 'row' && node.header) note('names in a header', words, node.children.filter((cell) => cell.type === 'cell').length);
  if (node.type === 'row' && node.header) for (const cell of node.children) if (cell.type === 'cell') note('name of a column', wordsOf(cell).replace(/[\s（）()／/]/g, ''));
  if (node.type === 'cell') {
    if (node.said) note('cell of units', words);
    if (node.column === 'deadline' || node.column === 'requirement') note(`cell: ${node.column}`, words);
    if (isFormLabel(words)) note('label of the form', words);
  }
  if (node.type === 'other' && node.kind === 'chrome') for (const line of node.value.split('\n')) note('line of a page', line.trim());
}

const read = (folder: string, name: string) => decodeUtf8(readFileSync(join(ROOT, folder, name)));
const trees: NoticeRoot[] = [
  ...readdirSync(join(ROOT, 'seeds')).map((file) => read('seeds', file)),
  ...readdirSync(join(ROOT, 'tests/fixtures')).map((name) => read('tests/fixtures', `${name}/input.txt`)),
  ...dressAll({ seed: 1, part: 'tune', kind: undefined, dress: undefined }).map(({ text }) => text),
].map((text) => parse(text));
for (const tree of trees) for (const node of nodesOf(tree)) noteNode(node);

console.log(`${String(trees.length)} texts\n${'of what'.padEnd(28)}different  least median  95 %  99 %  most`);
for (const [what, words] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const lengths = [...words.values()].sort((a, b) => a - b);
  const at = (share: number) => String(lengths[Math.min(lengths.length - 1, Math.floor(share * lengths.length))] ?? 0).padStart(6);
  console.log(`${what.padEnd(28)}${String(lengths.length).padStart(9)} ${[0, 0.5, 0.95, 0.99, 1].map(at).join('')}`);
}

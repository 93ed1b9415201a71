/** docs/tree.md shows nodes as they are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse, type NoticeNode } from '../../src/notice/index.ts';
import { decodeUtf8 } from '../../src/text/decode.ts';
import { ROOT } from '../support/notices.ts';

const PAGE = readFileSync(join(ROOT, 'docs/tree.md'), 'utf8');
const SECTIONS = [...PAGE.matchAll(/^## (\w+)\n\n[^]*?`(seeds\/[^`]+)`, line (\d+):\n\n```text\n[^]*?\n```\n\n```json\n(.*)\n```/gm)]
  .map(([, type = '', seed = '', line, json = '']) => ({ type, seed, line: Number(line), node: JSON.parse(json) as unknown }));

/** Whether a value is as shown: "…" in a list stands for all that comes there. */
function isAsShown(value: unknown, shown: unknown): boolean {
  if (Array.isArray(shown)) {
    const cut = shown.at(-1) === '…';
    const known = cut ? shown.slice(0, -1) : shown;
    return Array.isArray(value) && (cut ? value.length > known.length : value.length === known.length) && known.every((each, at) => isAsShown(value[at], each));
  }
  if (typeof shown !== 'object' || shown === null) return value === shown;
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value).filter((key) => key !== 'position');
  return keys.length === Object.keys(shown).length && Object.entries(shown).every(([key, each]) => isAsShown(value[key as keyof typeof value], each));
}

function list(node: NoticeNode): NoticeNode[] {
  return [node, ...('children' in node ? node.children.flatMap(list) : [])];
}

it('names every type of node', () => {
  expect(SECTIONS.map(({ type }) => type)).toEqual([
    'notice', 'field', 'section', 'marker', 'heading', 'paragraph', 'item', 'assignment', 'table', 'row', 'cell', 'text', 'other',
  ]);
});

it.each(SECTIONS)('$type is in its seed as the page shows it', ({ type, seed, line, node }) => {
  const nodes = list(parse(decodeUtf8(readFileSync(join(ROOT, seed))))).filter((each) => each.type === type && each.position.start.line === line);
  expect(nodes.some((each) => isAsShown(each, node)), JSON.stringify(nodes.slice(0, 3))).toBe(true);
});

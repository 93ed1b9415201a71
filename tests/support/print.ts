/** What was read from a text, in forms that people can read against it. All three are JSON or plain lines. */
import type { VFileMessage } from 'vfile-message';
import { isLeaf, type NoticeNode, type NoticeRoot, type Position } from '../../src/notice/index.ts';
import type { ReadNotice } from '../../src/points/index.ts';
import { toDiagnostic } from '../../src/rules/index.ts';

const at = ({ start, end }: Position) => [start.offset, end.offset];

/** JSON without line ends inside a value, and with the spaces that make it readable. */
function inline(value: unknown): string {
  return JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ').replace(/([[{]) /g, '$1').replace(/ ([\]}])/g, '$1') ?? 'null';
}

/** A node a line: type, offsets, own fields, then value or children. What words say of units, the points tell. */
export function printTree(tree: NoticeRoot): string {
  const print = (node: NoticeNode, indent: string): string => {
    const { type, position, ...rest } = node;
    const own = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'children' && key !== 'value' && key !== 'said'));
    const head = JSON.stringify({ type, at: at(position), ...own }).slice(0, -1);
    if (isLeaf(node)) return `${indent}${head},"value":${JSON.stringify(node.value)}}`;
    if (node.children.length === 0) return `${indent}${head},"children":[]}`;
    return `${indent}${head},"children":[\n${node.children.map((child) => print(child, `${indent}  `)).join(',\n')}\n${indent}]}`;
  };
  return `${print(tree, '')}\n`;
}

/** The notice's own data, its points a field a line, its figures a cell a line. */
export function printNotice({ metadata, points, statistics }: ReadNotice): string {
  const fields = (object: object, indent: string) =>
    `{\n${Object.entries(object).map(([key, value]) => `${indent}  ${JSON.stringify(key)}: ${inline(value)}`).join(',\n')}\n${indent}}`;
  const list = (items: readonly string[]) => (items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`);
  // Who has which role for all of a point, the three fields say already.
  const scoped = (assignments: ReadNotice['points'][number]['assignments']) => (assignments.every(({ scope }) => scope === null) ? {} : {
    assignments: assignments.map(({ scope, source, ...rest }) => ({ ...rest, scope: scope && { text: scope.text, source: scope.source.map(at) }, source: source.map(at) })),
  });
  const records = points.map(({ evidence: _evidence, source, assignments, ...point }) => fields({ ...point, ...scoped(assignments), source: source.map(at) }, '    '));
  const parts = [`"notice": ${fields(metadata, '  ')}`, `"points": ${list(records)}`];
  if (statistics.cells.length > 0 || statistics.checks.length > 0) {
    parts.push(`"cells": ${list(statistics.cells.map(({ table, row, column, value, source }) => inline({ table, row, column, value, at: at(source) })))}`);
    parts.push(`"checks": ${list(statistics.checks.map(inline))}`);
  }
  return `{\n  ${parts.join(',\n  ')}\n}\n`;
}

/** A message a block: place, severity, rule, reason; the words it is about; the wording for readers. */
export function printMessages(messages: readonly VFileMessage[], text: string): string {
  return messages
    .map((message) => {
      const { ruleId, severity, message: note, start, end, quote } = toDiagnostic(message, 'input.txt', text);
      return `${start.line}:${start.column}-${end.line}:${end.column} ${severity} ${ruleId}: ${message.reason}\n  ${JSON.stringify(quote)}\n  ${note}\n`;
    })
    .join('\n');
}

import { toHeaderRole } from '../notice/index.ts';
import { printedLinesOf, type PrintedLine } from './printed-lines.ts';
import type { Finding, Rule } from './rule.ts';

/** So many names of columns beside or beneath one another are a header. */
const FEWEST = 3;

/** The words of a header in running text: a table begins there that was not read as one. */
export const headerStray: Rule = {
  id: 'header-stray',
  severity: 'error',
  title: '表头混在正文里',
  *check({ tree, metadata }) {
    if (metadata.kind === 'annual-report') return;
    let run: PrintedLine[] = [];
    const close = function* (): Generator<Finding> {
      const roles = new Set(run.map(({ words }) => toHeaderRole(words)));
      if (run.length >= FEWEST && roles.size >= FEWEST) yield say(run[0] as PrintedLine, run.map(({ words }) => words).join('、'));
      run = [];
    };
    for (const lines of printedLinesOf(tree)) {
      for (const line of lines) {
        if (toHeaderRole(line.words) !== null) {
          run.push(line);
          continue;
        }
        yield* close();
        const roles = line.words.split(/[\s|｜,]+/).map(toHeaderRole).filter((role) => role !== null);
        if (new Set(roles).size >= FEWEST) yield say(line, line.words.slice(0, 30));
      }
    }
    yield* close();
  },
};

function say(line: PrintedLine, words: string): Finding {
  return {
    place: line.position,
    reason: `Unexpected names of columns in running text, expected a table beneath "${words.slice(0, 30)}"`,
    note: `“${words.slice(0, 30)}”像是表头，下面的表没有读出来。请从原文件重新复制整张表，让每一行在一行里、单元格之间用制表符隔开。`,
  };
}

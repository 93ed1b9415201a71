/** Lists every new id in content/permalinks.txt and every new anchor in content/anchors.txt, and says what breaks the promise that neither dies. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCorpusRoot, loadCorpus } from '../corpus/load.ts';
import { listAnchors } from '../points/anchors.ts';
import { checkPermalinks, listIds, readPermalinks } from '../corpus/permalinks.ts';

const root = findCorpusRoot();
const corpus = loadCorpus(root);
const read = (name: string) => (existsSync(join(root, 'content', name)) ? readFileSync(join(root, 'content', name), 'utf8') : '');

/** Adds lines at the end of a list, and leaves the rest as it is. */
function append(name: string, before: string, lines: readonly string[], what: string): void {
  if (lines.length > 0) writeFileSync(join(root, 'content', name), `${before.replace(/\n*$/, before === '' ? '' : '\n')}${lines.join('\n')}\n`);
  console.log(lines.length > 0 ? `content/${name}：新增${String(lines.length)}个${what}。` : `content/${name}：没有新的${what}。`);
}

const [ids, anchors] = [read('permalinks.txt'), read('anchors.txt')];
const listed = new Set(readPermalinks(ids).ids);
append('permalinks.txt', ids, listIds(corpus).filter((id) => !listed.has(id)), '编号');
const named = new Set(anchors.split('\n').map((line) => line.split('\t')[0]));
const current = corpus.notices.flatMap(listAnchors);
append('anchors.txt', anchors, current.filter((line) => !named.has(line.split('\t')[0])), '段落锚点');

const now = new Set(current);
const faults = [
  ...checkPermalinks(readPermalinks(read('permalinks.txt')), listIds(corpus)).map(({ message }) => message),
  ...anchors.split('\n').filter((line) => line !== '' && !now.has(line)).map((line) => `${line.split('\t')[0] ?? ''} 不在了，或者指的不再是“${line.split('\t')[1] ?? ''}”。`),
];
for (const message of faults) console.error(message);
if (faults.length > 0) process.exitCode = 1;

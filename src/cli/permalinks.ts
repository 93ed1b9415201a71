/** Adds every new id to content/permalinks.txt, and says what breaks the promise that an id never dies. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCorpusRoot, loadCorpus } from '../corpus/load.ts';
import { checkPermalinks, listIds, readPermalinks } from '../export/permalinks.ts';

const root = findCorpusRoot();
const file = join(root, 'content', 'permalinks.txt');
const live = listIds(loadCorpus(root));
const before = readFileSync(file, 'utf8');
const listed = new Set(readPermalinks(before).ids);
const fresh = live.filter((id) => !listed.has(id));
if (fresh.length > 0) writeFileSync(file, `${before.replace(/\n*$/, '\n')}${fresh.join('\n')}\n`);
console.log(fresh.length > 0 ? `新增${String(fresh.length)}个编号：${fresh.join('、')}` : '没有新编号。');

const faults = checkPermalinks(readPermalinks(readFileSync(file, 'utf8')), live);
for (const { message } of faults) console.error(message);
if (faults.length > 0) process.exitCode = 1;

/** content/permalinks.txt of the corpus being built; another corpus may have none. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCorpusRoot } from '../corpus/load.ts';
import { readPermalinks, type Permalinks } from '../corpus/permalinks.ts';

export function getPermalinks(): Permalinks {
  const file = join(findCorpusRoot(), 'content', 'permalinks.txt');
  return readPermalinks(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

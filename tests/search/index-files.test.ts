/** The files the build writes, read by what reads them in the browser. */
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { close } from 'pagefind';
import { afterAll, describe, expect, it } from 'vitest';
import { buildSearchFiles, toNoticeSources } from '../../src/build/search-index.ts';
import type { Entry } from '../../src/client/search/engine.ts';
import { openPagefind } from '../../src/client/search/pagefind.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { fieldsOf, queryTokens, toBlocks, type NoticeSource } from '../../src/search/index.ts';
import { foldText } from '../../src/text/fold.ts';
import { drawSubstrings } from '../support/plain-scan.ts';

const NOTICES = toNoticeSources(loadCorpus(fileURLToPath(new URL('../../', import.meta.url))));

/** A large corpus in small: every notice cut into several. */
const MANY: NoticeSource[] = NOTICES.flatMap((notice) =>
  Array.from({ length: 5 }, (_, part) => ({
    ...notice,
    record: { ...notice.record, id: `${notice.record.id}-${String(part)}` },
    points: notice.points.filter((_point, at) => at % 5 === part),
  })));

afterAll(() => close());

describe.each([
  ['a small corpus', NOTICES, false],
  ['a large corpus', MANY, true],
] as const)('the index of %s', (_name, notices, runs) => {
  it('is read by the binding of this version of Pagefind, and misses no block that holds a substring', async () => {
    const files = new Map((await buildSearchFiles(notices)).map(({ name, bytes }) => [name, new Uint8Array(gunzipSync(bytes))]));
    const get = (name: string): Uint8Array<ArrayBuffer> => files.get(name) ?? new Uint8Array();
    const entry = JSON.parse(new TextDecoder().decode(get('entry'))) as Entry;
    expect(entry.runs).toBe(runs);
    expect(entry.all === null).toBe(runs);
    const pagefind = await openPagefind(get(entry.core), new Uint8Array(Buffer.from(entry.meta, 'base64')), (name) => Promise.resolve(get(name)));

    const blocks = toBlocks(notices).map((block) => fieldsOf(block).map((field) => foldText(field, 'search').text));
    const everywhere = new Set(entry.everywhere.split(' '));
    let [found, needed] = [0, 0];
    for (const part of drawSubstrings(blocks.flat(), 300, 3)) {
      const term = foldText(part, 'search').text;
      const holding = blocks.flatMap((fields, at) => (fields.some((field) => field.includes(term)) ? entry.blocks[at] ?? [] : []));
      const answers = await Promise.all(queryTokens([term], entry.runs).filter((token) => !everywhere.has(token)).map((token) => pagefind.find(token)));
      const candidates = entry.blocks.filter((name) => answers.every((names) => names.has(name)));
      expect(candidates, part).toEqual(expect.arrayContaining(holding));
      found += candidates.length;
      needed += holding.length;
    }
    // Not every block, either: runs leave few that do not hold the substring.
    if (runs) expect(found / needed).toBeLessThan(1.2);
    expect(await pagefind.find('没有这个')).toEqual(new Set());
  });

  it('is the same for the same corpus', async () => {
    const names = async (): Promise<string[]> => (await buildSearchFiles(notices)).map(({ name, bytes }) => `${name} ${String(bytes.length)}`).sort();
    expect(await names()).toEqual(await names());
  });
});

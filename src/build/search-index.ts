/**
 * What search loads, search/data/*: Pagefind's index of the blocks, the blocks, and Pagefind's compiled core. Each
 * file comes twice: packed (`.bin`), and as a classic script with the same bytes (`.js`), since from file:// pages can
 * load scripts but fetch nothing.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createIndex, type PagefindServiceConfig } from 'pagefind';
import type { Entry, GlossaryTerm } from '../client/search/engine.ts';
import type { Corpus } from '../corpus/load.ts';
import type { NoticeNode } from '../notice/index.ts';
import {
  fieldsOf, findEverywhere, indexTokens, MOST_BLOCKS_WITHOUT_RUNS, SEARCH_FORMAT, toBlocks, type NoticeSource, type PackedBlock,
} from '../search/index.ts';
import { toLineFeeds } from '../text/line-ends.ts';

/** No language's segmentation or stemming: tokens are ready as they are. */
const PAGEFIND: PagefindServiceConfig = { forceLanguage: 'unknown' };

export interface SearchFile {
  name: string;
  /** Packed. */
  bytes: Uint8Array;
}

/** A corpus as the search stage wants it. */
export function toNoticeSources({ notices, units }: Corpus): NoticeSource[] {
  return notices.map(({ id, short, record, points, text, places, tree }) => ({
    record,
    short,
    points: points.map((point) => point.record),
    functions: new Map(Object.entries(units.names[id] ?? {}).map(([name, unit]) => [name, [unit.function, ...unit.also]])),
    whole: toWhole(text, tree),
    places,
    lines: new Map(points.map(({ record: { number }, evidence: { whole: { start, end } } }) => [number, [start.line, end.line]])),
  }));
}

/** The text of a notice, line by line, without what a web page has around it and without the numbers of printed pages. */
function toWhole(text: string, tree: NoticeNode): string {
  let whole = text;
  const leave = (node: NoticeNode): void => {
    if ('children' in node) node.children.forEach(leave);
    else if (node.type === 'other' && node.kind === 'chrome') {
      const { start, end } = node.position;
      whole = whole.slice(0, start.offset) + text.slice(start.offset, end.offset).replace(/[^\r\n]/g, ' ') + whole.slice(end.offset);
    }
  };
  leave(tree);
  return toLineFeeds(whole).replace(/[^\S\n]+/g, ' ');
}

/** JSON, packed. */
const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value), { level: 9 });

/** All files of search/data but the glossary. */
export async function buildSearchFiles(notices: readonly NoticeSource[]): Promise<SearchFile[]> {
  const blocks = toBlocks(notices);
  const runs = blocks.length > MOST_BLOCKS_WITHOUT_RUNS;
  const allTokens = blocks.map((block) => indexTokens(fieldsOf(block), runs));
  const everywhere = findEverywhere(allTokens);
  const known = new Set(everywhere);
  const tokens = allTokens.map((each) => each.filter((token) => !known.has(token)));
  // In a small index half the bytes are places of tokens, which nobody asks for. If a token has the same place in
  // every block they repeat and pack well: a full stop takes a place and is not indexed.
  const vocabulary = runs ? null : [...new Set(tokens.flat())].sort();
  const { index, errors } = await createIndex(PAGEFIND);
  if (!index) throw new Error(`Pagefind makes no index: ${errors.join('; ')}`);
  try {
    for (const block of blocks) {
      // Pagefind names a record by its address and content: the digest makes a block's name change with the block.
      // Where every block has all it says, as the one of a single short notice, a word that nobody looks for stands for it: Pagefind keeps no blank record.
      const own = tokens[block.order]?.length === 0 ? new Set(['blank']) : new Set(tokens[block.order]);
      const digest = createHash('sha256').update(JSON.stringify(block)).digest('hex').slice(0, 16);
      const { errors: problems } = await index.addCustomRecord({
        url: `/${String(block.order)}/${digest}`,
        content: (own.has('blank') ? ['blank'] : vocabulary?.map((token) => (own.has(token) ? token : '.')) ?? [...own]).join(' '),
        language: 'unknown',
      });
      if (problems.length > 0) throw new Error(`Pagefind takes no record of ${block.notice.id}: ${problems.join('; ')}`);
    }
    const { files } = await index.getFiles();
    return collectFiles(files, blocks, runs, everywhere);
  } finally {
    await index.deleteIndex();
  }
}

function collectFiles(
  files: readonly { path: string; content: Uint8Array }[], blocks: readonly PackedBlock[], runs: boolean, everywhere: readonly string[],
): SearchFile[] {
  const names: string[] = [];
  const result: SearchFile[] = [];
  let meta = '';
  let core = '';
  for (const { path, content } of files) {
    const [, name = '', kind = ''] = /([^/]+?)\.(pf_index|pf_fragment|pf_meta|pagefind)$/.exec(path) ?? [];
    if (kind === 'pf_index') {
      result.push({ name, bytes: content });
    } else if (kind === 'pf_meta') {
      meta = gunzipSync(content).toString('base64');
    } else if (kind === 'pagefind') {
      core = `core-${createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
      result.push({ name: core, bytes: content });
    } else if (kind === 'pf_fragment') {
      const { url } = JSON.parse(gunzipSync(content).toString().replace(/^pagefind_dcd/, '')) as { url: string };
      names[Number(url.split('/')[1])] = name;
    }
  }
  for (const block of blocks) {
    const name = names[block.order];
    if (name === undefined) throw new Error(`Pagefind lost block ${String(block.order)} (${block.notice.id})`);
    if (runs) result.push({ name, bytes: pack(block) });
  }
  let all: string | null = null;
  if (!runs) {
    // A few notices pack much better together, and then need no more than one request.
    const bytes = pack(blocks);
    all = `all-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`;
    result.push({ name: all, bytes });
  }
  if (meta === '' || core === '') throw new Error('Pagefind wrote other files than expected: has its version changed?');
  result.push({ name: 'entry', bytes: pack({ format: SEARCH_FORMAT, core, meta, blocks: names, all, runs, everywhere: everywhere.join(' ') } satisfies Entry) });
  return result;
}

/** The terms of the glossary, for the answers of search. */
export function toGlossaryFile(terms: readonly GlossaryTerm[]): SearchFile {
  return { name: 'glossary', bytes: pack(terms) };
}

/** A file as a classic script with the same bytes. */
export function toSearchScript({ name, bytes }: SearchFile): string {
  return `provide(${JSON.stringify(`search/data/${name}`)},"${Buffer.from(bytes).toString('base64')}")\n`;
}

/** Writes the files into a folder as the site has them. */
export function writeSearchFiles(folder: string, files: readonly SearchFile[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    writeFileSync(join(folder, `${file.name}.bin`), file.bytes);
    writeFileSync(join(folder, `${file.name}.js`), toSearchScript(file));
  }
}

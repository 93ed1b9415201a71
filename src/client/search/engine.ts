/** A search, from its terms to ranked hits: Pagefind says which blocks can hold them, the texts decide. */
import {
  applyFacets, FACETS, findPassages, hasChoices, matchPoint, openBlock, parseQuery, queryTokens, rankHits,
  type Block, type Choices, type Counts, type Hit, type PackedBlock, type Passage, type Query, type Search, type Shard,
} from '../../search/index.ts';
import { loadFile, loadJson } from './files.ts';
import { openPagefind, type PagefindIndex } from './pagefind.ts';

/** search/data/entry: where everything else is. */
export interface Entry {
  /** SEARCH_FORMAT of the build. */
  format: number;
  /** The name of Pagefind's core. */
  core: string;
  /** Pagefind's pf_meta, in base64. */
  meta: string;
  /** Tokens that are in every block and therefore not in the index, separated by spaces. */
  everywhere: string;
  /** The index has runs of two and four characters, besides single ones. */
  runs: boolean;
  /** The blocks in their order: Pagefind's ids. In a large corpus each is a file of that name. */
  blocks: string[];
  /** In a small corpus: the file that has them all. */
  all: string | null;
}

export interface GlossaryTerm {
  term: string;
  /** Other words for the same thing. */
  also: string[];
  /** Words that belong to the matter. */
  related: string[];
  short: string;
  /** From the site's root; null where the site has no such page. */
  url: string | null;
}

/** A site of several that has not answered, and why. */
export interface Unanswered {
  shard: Shard;
  /** Still awaited, for long; given up; not loaded; of another format. */
  why: 'slow' | 'silent' | 'failed' | 'format';
}

export interface Answer {
  search: Search;
  query: Query;
  /** Ranked, and let through by the facets. */
  hits: Hit[];
  /** Where else in the notices the terms stand: outside of points, or in what of a point is no text, heading or unit. */
  passages: Passage[];
  /** How many there are without the facets. */
  unfiltered: number;
  counts: Counts;
  /** No more will come. */
  complete: boolean;
  /** Of several sites: how many were asked, and those whose results are missing here. */
  sites?: { asked: number; unanswered: Unanswered[] };
}

/** What the page of search asks: a site's own engine, or several as one. */
export interface SearchEngine {
  search(search: Search, isStale?: () => boolean): AsyncGenerator<Answer>;
  searchAll(search: Search, isStale?: () => boolean): Promise<Answer | null>;
  count(term: string): Promise<number>;
  glossary(): Promise<GlossaryTerm[]>;
}

/** The last answer of a search, if it came to its end. */
export async function takeLast(answers: AsyncGenerator<Answer>): Promise<Answer | null> {
  let last: Answer | null = null;
  for await (const answer of answers) last = answer;
  return last?.complete ? last : null;
}

/** So many blocks are loaded at a time, once there is a first result; until then 1, 2, 4 … */
const MOST_AT_A_TIME = 8;

/** Of the facets a passage has only those of its notice. */
function isLetThrough({ shard, place, year, kind }: Passage['notice'], choices: Choices): boolean {
  const own: Partial<Record<typeof FACETS[number], string | undefined>> = { site: shard?.path, place, kind, year: year?.toString() };
  return FACETS.every((facet) => (choices[facet] ?? []).length === 0 || choices[facet]?.includes(own[facet] ?? '') === true);
}

export class Engine implements SearchEngine {
  readonly #shard: Shard | undefined;
  readonly #path: string;
  readonly #blocks = new Map<string, Promise<Block>>();
  readonly #loaded = new Set<string>();
  #ready: Promise<{ entry: Entry; pagefind: PagefindIndex }> | null = null;
  #glossary: Promise<GlossaryTerm[]> | null = null;

  /** @param shard of several sites, the one it searches */
  constructor(shard?: Shard) {
    this.#shard = shard;
    this.#path = shard?.path ?? '';
    // By the time the first key is pressed the core is there. If not, the search says so.
    this.open().catch(() => undefined);
  }

  /** Loads what every search needs. */
  open(): Promise<{ entry: Entry; pagefind: PagefindIndex }> {
    this.#ready ??= this.#open().catch((error: unknown) => {
      // The next key press tries again.
      this.#ready = null;
      throw error;
    });
    return this.#ready;
  }

  async #open(): Promise<{ entry: Entry; pagefind: PagefindIndex }> {
    const entry = await loadJson<Entry>('entry', this.#path, true);
    const meta = Uint8Array.from(atob(entry.meta), (char) => char.charCodeAt(0));
    const loading = loadFile(entry.core, this.#path);
    // One file is soon there; it need not wait for the core.
    if (entry.all !== null) this.#loadAll(entry, entry.all);
    const core = await loading;
    return { entry, pagefind: await openPagefind(core, meta, (name) => loadFile(name, this.#path)) };
  }

  glossary(): Promise<GlossaryTerm[]> {
    this.#glossary ??= loadJson<GlossaryTerm[]>('glossary', this.#path, true).catch(() => []);
    return this.#glossary;
  }

  #loadAll({ blocks }: Entry, name: string): void {
    const loading = loadJson<PackedBlock[]>(name, this.#path);
    blocks.forEach((block, at) => {
      this.#keepBlock(block, loading.then((packed) => packed[at] ?? Promise.reject(new Error(block))));
    });
  }

  #keepBlock(name: string, loading: Promise<PackedBlock>): Promise<Block> {
    const block = loading.then((packed) => {
      this.#loaded.add(name);
      return openBlock(packed, this.#shard);
    });
    block.catch(() => this.#blocks.delete(name));
    this.#blocks.set(name, block);
    return block;
  }

  async #loadBlock(name: string): Promise<Block> {
    const { entry } = await this.open();
    if (entry.all !== null && !this.#blocks.has(name)) this.#loadAll(entry, entry.all);
    return this.#blocks.get(name) ?? this.#keepBlock(name, loadJson<PackedBlock>(name, this.#path));
  }

  /** The names of the blocks that can hold all the terms, in their order. */
  async #findBlocks({ include }: Query): Promise<string[]> {
    const { entry, pagefind } = await this.open();
    if (include.length === 0) return entry.blocks;
    const everywhere = new Set(entry.everywhere.split(' '));
    const tokens = queryTokens(include, entry.runs).filter((token) => !everywhere.has(token));
    const found = await Promise.all(tokens.map((token) => pagefind.find(token)));
    return entry.blocks.filter((name) => found.every((names) => names.has(name)));
  }

  /**
   * Answers as blocks arrive; the last answer is complete. Stops without a word when `isStale`.
   *
   * @yields each answer holds all hits so far
   */
  async *search(search: Search, isStale: () => boolean = () => false): AsyncGenerator<Answer> {
    const query = parseQuery(search.q);
    const matched: Hit[] = [];
    const found: Passage[] = [];
    const answer = (complete: boolean): Answer => {
      const { hits, counts } = applyFacets(matched, search.choices);
      const known = new Set(matched.map(({ point }) => point.id));
      const passages = found.filter(({ notice, point }) => (point === null || !known.has(`${notice.id}/${point}`)) && isLetThrough(notice, search.choices));
      return { search, query, hits: rankHits(hits, search.sort), passages, unfiltered: matched.length, counts, complete };
    };
    if (query.tooLong || (query.include.length === 0 && (search.q.trim() !== '' || !hasChoices(search)))) {
      yield answer(true);
      return;
    }
    let waiting = await this.#findBlocks(query);
    // What is here already costs nothing; then one block for the first result, then the others.
    waiting = [...waiting.filter((name) => this.#loaded.has(name)), ...waiting.filter((name) => !this.#loaded.has(name))];
    let shown = 0;
    let atATime = 1;
    while (waiting.length > 0) {
      if (isStale()) return;
      const unloaded = waiting.findIndex((name) => !this.#loaded.has(name));
      let count = unloaded < 0 ? waiting.length : unloaded;
      if (count === 0) {
        count = matched.length === 0 ? atATime : MOST_AT_A_TIME;
        atATime = Math.min(atATime * 2, MOST_AT_A_TIME);
      }
      const batch = waiting.slice(0, count);
      waiting = waiting.slice(count);
      for (const block of await Promise.all(batch.map((name) => this.#loadBlock(name)))) {
        found.push(...findPassages(block, query));
        for (const point of block.points) {
          const hit = matchPoint(point, query);
          if (hit) matched.push(hit);
        }
      }
      if (isStale()) return;
      // The first hits at once; then not at every block, since each answer is ranked anew.
      if (waiting.length > 0 && matched.length > 0 && (shown === 0 || matched.length > shown * 1.5)) {
        shown = matched.length;
        yield answer(false);
      }
    }
    if (!isStale()) yield answer(true);
  }

  /** The whole answer. */
  searchAll(search: Search, isStale?: () => boolean): Promise<Answer | null> {
    return takeLast(this.search(search, isStale));
  }

  /** How many points match a term alone. */
  async count(term: string): Promise<number> {
    const answer = await this.searchAll({ q: term, choices: {}, sort: 'relevance', all: false });
    return answer?.hits.length ?? 0;
  }
}

/**
 * Several sites searched as one, each by its own engine over its own index. No site waits for another: what has come
 * is shown, and what is missing is named.
 */
import { FACETS, mergeRanked, parseQuery, SEARCH_FORMAT, type Counts, type Search, type Shard } from '../../search/index.ts';
import { Engine, takeLast, type Answer, type GlossaryTerm, type SearchEngine, type Unanswered } from './engine.ts';

/** After so many milliseconds a site that has not answered is called slow, and after so many it is awaited no longer. */
export interface Patience {
  slow: number;
  silent: number;
}

const PATIENCE: Patience = { slow: 3000, silent: 20_000 };

/** The engine of one site of several, which another version may have built. */
export class CheckedEngine extends Engine {
  /** @throws RangeError where it was */
  override async open(): ReturnType<Engine['open']> {
    const opened = await super.open();
    if (opened.entry.format !== SEARCH_FORMAT) throw new RangeError(`Unexpected search format ${String(opened.entry.format)}`);
    return opened;
  }
}

export interface ShardEngine {
  shard: Shard;
  engine: SearchEngine;
}

/** One site during one search. */
interface Part {
  shard: Shard;
  answer: Answer | null;
  done: boolean;
  why: Unanswered['why'] | null;
}

export class SeveralEngines implements SearchEngine {
  readonly #shards: readonly ShardEngine[];
  readonly #toFirst: () => string;
  readonly #patience: Patience;
  /** Paths of those that did not answer the last time they were asked. */
  readonly #silent = new Set<string>();

  /** @param toFirst the path of the site whose hits come before all others; '' for none */
  constructor(shards: readonly ShardEngine[], toFirst: () => string = () => '', patience = PATIENCE) {
    this.#shards = shards;
    this.#toFirst = toFirst;
    this.#patience = patience;
  }

  /**
   * Answers as sites do. The last answer has all there is; sites without a whole answer are named in it.
   *
   * @yields each answer holds all hits so far: those of the first site before the others, each site's in its own order
   */
  search(search: Search, isStale: () => boolean = () => false): AsyncGenerator<Answer> {
    return this.#askAll(this.#shards, search, isStale);
  }

  async *#askAll(shards: readonly ShardEngine[], search: Search, isStale: () => boolean): AsyncGenerator<Answer> {
    const first = this.#toFirst();
    let over = false;
    const isOver = (): boolean => over || isStale();
    const parts = shards.map(({ shard }): Part => ({ shard, answer: null, done: false, why: null }));
    let hasNews = false;
    let wake = (): void => undefined;
    const tell = (): void => {
      hasNews = true;
      wake();
    };
    parts.forEach((part, at) => void this.#ask(part, shards[at]?.engine, search, isOver, tell));
    const timers = (['slow', 'silent'] as const).map((why) => setTimeout(() => {
      for (const part of parts) {
        if (part.done) continue;
        part.why = why;
        part.done = why === 'silent';
        this.#silent.add(part.shard.path);
      }
      tell();
    }, this.#patience[why]));
    try {
      while (parts.some(({ done }) => !done)) {
        // News may have come while the last answer was shown.
        if (!hasNews) await new Promise<void>((done) => { wake = done; });
        hasNews = false;
        if (isStale()) return;
        if (parts.some(({ done }) => !done)) yield merge(parts, search, first, false);
      }
      if (!isStale()) yield merge(parts, search, first, true);
    } finally {
      over = true;
      timers.forEach(clearTimeout);
    }
  }

  /** Keeps in `part` what a site answers, until it is awaited no longer. */
  async #ask(part: Part, engine: SearchEngine | undefined, search: Search, isOver: () => boolean, tell: () => void): Promise<void> {
    try {
      for await (const answer of engine?.search(search, isOver) ?? []) {
        if (part.done) return;
        part.answer = answer;
        if (!answer.complete) tell();
      }
      if (part.done) return;
      part.why = null;
      this.#silent.delete(part.shard.path);
    } catch (error) {
      if (part.done) return;
      part.why = error instanceof RangeError ? 'format' : 'failed';
      this.#silent.add(part.shard.path);
    }
    part.done = true;
    tell();
  }

  /** What is asked on the side waits for nobody who has just not answered. */
  searchAll(search: Search, isStale: () => boolean = () => false): Promise<Answer | null> {
    return takeLast(this.#askAll(this.#shards.filter(({ shard }) => !this.#silent.has(shard.path)), search, isStale));
  }

  async count(term: string): Promise<number> {
    return (await this.searchAll({ q: term, choices: {}, sort: 'relevance', all: false }))?.hits.length ?? 0;
  }

  /** A term leads into the glossary of one site, and there are several. */
  glossary(): Promise<GlossaryTerm[]> {
    return Promise.resolve([]);
  }
}

/** What has come, as one answer. */
function merge(parts: readonly Part[], search: Search, first: string, complete: boolean): Answer {
  // Sorting is stable: the others keep their order.
  const inOrder = [...parts].sort((a, b) => Number(b.shard.path === first) - Number(a.shard.path === first));
  const answers = inOrder.flatMap(({ answer }) => answer ?? []);
  const listOf = (wanted: boolean) => inOrder.filter(({ shard }) => (shard.path === first) === wanted).flatMap(({ answer }) => (answer ? [answer.hits] : []));
  return {
    search,
    query: answers[0]?.query ?? parseQuery(search.q),
    hits: [...mergeRanked(listOf(true), search.sort), ...mergeRanked(listOf(false), search.sort)],
    passages: answers.flatMap(({ passages }) => passages),
    unfiltered: answers.reduce((sum, { unfiltered }) => sum + unfiltered, 0),
    counts: addCounts(answers.map(({ counts }) => counts)),
    complete,
    sites: { asked: parts.length, unanswered: parts.flatMap(({ shard, why }) => (why === null ? [] : [{ shard, why }])) },
  };
}

function addCounts(all: readonly Counts[]): Counts {
  return Object.fromEntries(FACETS.map((facet) => {
    const sums = new Map<string, number>();
    for (const counts of all) for (const [value, count] of counts[facet]) sums.set(value, (sums.get(value) ?? 0) + count);
    return [facet, sums];
  })) as Counts;
}

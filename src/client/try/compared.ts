/** The notices of the site that the text is compared with: those the reader ticked, or all that there are to choose from. */
import { Latest } from '../lib/latest.ts';
import { loadNotice } from '../lib/load-notice.ts';
import type { Corpus } from './analyse.ts';

export interface TryData {
  themes: Corpus['themes'];
  statutes: NonNullable<Corpus['statutes']>;
  /** Ids of all notices there are, in order; of very many the first. */
  notices: string[];
}

export class ComparedNotices {
  readonly #data: TryData;
  readonly #boxes: readonly HTMLInputElement[];
  #corpus: Corpus;
  #loaded: string | null = null;
  #missing = 0;
  /** Notices that come for an earlier choice are dropped. */
  readonly #latest = new Latest();

  /** @param boxes where the reader ticks notices; none where there are few */
  constructor(data: TryData, boxes: readonly HTMLInputElement[]) {
    this.#data = data;
    this.#boxes = boxes;
    this.#corpus = this.#toCorpus([]);
  }

  get corpus(): Corpus {
    return this.#corpus;
  }

  /** Says which notices could not be loaded; '' where all were. */
  get missing(): string {
    return this.#missing > 0 ? `有${String(this.#missing)}份文件的数据没有读到，没有对照。` : '';
  }

  /**
   * Loads what is chosen now.
   *
   * @param example the notice of the site whose text it is: it is not compared with itself
   * @returns whether the corpus is another than before
   */
  async load(example: string | null): Promise<boolean> {
    const offered = this.#boxes.length > 0 ? this.#boxes.filter(({ checked }) => checked).map(({ value }) => value) : this.#data.notices;
    const wanted = offered.filter((id) => id !== example);
    const key = wanted.join();
    const isStale = this.#latest.begin();
    if (key === this.#loaded) return false;
    const loaded = await Promise.allSettled(wanted.map((id) => loadNotice(id)));
    if (isStale()) return false;
    this.#corpus = this.#toCorpus(loaded.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
    this.#missing = wanted.length - this.#corpus.notices.length;
    // What was lost is asked for again next time.
    this.#loaded = this.#missing > 0 ? null : key;
    return true;
  }

  #toCorpus(notices: Corpus['notices']): Corpus {
    return { notices, themes: this.#data.themes, statutes: this.#data.statutes };
  }
}

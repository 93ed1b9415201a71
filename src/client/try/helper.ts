/**
 * The page's side of the worker. It is made of a Blob, since from a disk a worker can have no file. What is under way
 * when something newer is asked is given up: a worker cannot be interrupted, but left.
 */
import { load } from '../lib/load.ts';
import type { Corpus } from './analyse.ts';
import type { ReaderName } from '../../reading/index.ts';
import type { Answer, Question } from './messages.ts';

export type Asked =
  | Omit<Extract<Question, { kind: 'files' }>, 'turn'>
  | Omit<Extract<Question, { kind: 'text' }>, 'turn'>;
export type AskedMore =
  | Omit<Extract<Question, { kind: 'points' }>, 'turn'>
  | Omit<Extract<Question, { kind: 'download' }>, 'turn'>
  | Omit<Extract<Question, { kind: 'rows' }>, 'turn'>
  | Omit<Extract<Question, { kind: 'draft' }>, 'turn'>
  | Omit<Extract<Question, { kind: 'annotate' }>, 'turn'>
  | Omit<Extract<Question, { kind: 'years' }>, 'turn'>;

/** What each reader is called to a person, and how much of it comes over the network, in kilobytes. */
const READERS: Record<ReaderName, { words: string; size: number }> = {
  documents: { words: '读这种文件的程序', size: 120 },
  sheets: { words: '读表格的程序', size: 120 },
  pdf: { words: '读 PDF 的程序', size: 800 },
};

type Loaded = keyof import('./worker.ts').LoadedReaders;

export class Helper {
  /** The sources of readers that a file has asked for; they become part of the worker. */
  readonly #readers = new Map<Loaded, string>();
  readonly #hear: (answer: Answer) => void;
  #corpus: Corpus = { notices: [], themes: [] };
  #worker: Worker | null = null;
  #address: string | null = null;
  #turn = 0;
  #busy = false;
  /** What is under way: it is asked again once a reader it needs is there. */
  #asked: Asked | null = null;

  constructor(hear: (answer: Answer) => void) {
    this.#hear = hear;
  }

  /** Loads what a first question needs, so that it is there by then. A failure shows when something is asked. */
  warmUp(): void {
    load('assets/try-worker').catch(() => undefined);
  }

  /** What the next texts are compared with. */
  setCorpus(corpus: Corpus): void {
    this.#corpus = corpus;
    this.#stop();
  }

  /** Drops what is under way and asks; answers to earlier questions will not be heard. */
  async ask(asked: Asked): Promise<void> {
    const turn = this.drop();
    this.#asked = asked;
    try {
      const worker = this.#worker ?? await this.#start(turn);
      if (!worker || turn !== this.#turn) return;
      this.#busy = true;
      worker.postMessage({ ...asked, turn } satisfies Question);
    } catch {
      this.#fail(turn, '没有读到分析用的脚本（assets/try-worker.js）。请看网络或网站文件是否齐全，再试一次。');
    }
  }

  /** More about the text analysed last; nothing while something else is under way. */
  askMore(asked: AskedMore): void {
    if (!this.#busy) this.#worker?.postMessage({ ...asked, turn: this.#turn } satisfies Question);
  }

  /** Gives up what is under way. */
  drop(): number {
    if (this.#busy) this.#stop();
    return ++this.#turn;
  }

  #stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#busy = false;
  }

  async #start(turn: number): Promise<Worker | null> {
    const source = await load('assets/try-worker');
    if (turn !== this.#turn) return null;
    const readers = [...this.#readers].map(([name, code]) => `${name}: ${code}`).join(',\n');
    this.#address ??= URL.createObjectURL(new Blob([`(${source.toString()})().connect(self, {${readers}});`], { type: 'text/javascript' }));
    try {
      const worker = new Worker(this.#address);
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.turn !== this.#turn) return;
        if (data.kind === 'need') {
          void this.#fetch(data.reader, data.turn);
          return;
        }
        if (data.kind !== 'progress') this.#busy = false;
        this.#hear(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        this.#stop();
        this.#fail(this.#turn, '后台计算中途停了，可能是内存不够。文字还在，可以再试一次，或分成几份。');
      };
      worker.postMessage({ kind: 'corpus', corpus: this.#corpus } satisfies Question);
      this.#worker = worker;
      return worker;
    } catch {
      this.#fail(turn, '这个浏览器不让网页在后台计算，分析不了。请换用 Chrome、Edge 或 Firefox 的新版本。');
      return null;
    }
  }

  /** Loads a reader, makes the worker anew with it, and asks again. */
  async #fetch(reader: ReaderName, turn: number): Promise<void> {
    const { words, size } = READERS[reader];
    this.#hear({ kind: 'progress', turn, done: 0, next: `载入${words}（约${String(size)}千字节，只在第一次）` });
    try {
      if (reader === 'pdf') this.#readers.set('cmaps', JSON.stringify(await load('assets/reader-cmaps')));
      this.#readers.set(reader, (await load(`assets/reader-${reader}`)).toString());
    } catch {
      this.#fail(turn, `没有读到${words}（assets/reader-${reader}.js）。请看网络或网站文件是否齐全，再试一次。`);
      return;
    }
    if (turn !== this.#turn || !this.#asked) return;
    if (this.#address !== null) URL.revokeObjectURL(this.#address);
    this.#address = null;
    this.#stop();
    await this.ask(this.#asked);
  }

  #fail(turn: number, words: string): void {
    if (turn === this.#turn) this.#hear({ kind: 'failure', turn, words });
  }
}

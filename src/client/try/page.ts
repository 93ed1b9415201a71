/** The page “bring your own notice”: a text or a file, read and compared in this browser and nowhere else. */
import { LONGEST_ANALYSED } from '../../reading/limits.ts';
import { toTextFile } from '../../view/addresses.ts';
import { download } from '../lib/download.ts';
import { handOver, type HandedOver } from '../lib/hand-over.ts';
import { Latest } from '../lib/latest.ts';
import { loadNoticeText } from '../lib/notice-text.ts';
import type { Overview } from './analyse.ts';
import { ComparedNotices, type TryData } from './compared.ts';
import { takeDrops } from './field.ts';
import { ChosenFiles } from './files.ts';
import { Helper } from './helper.ts';
import { Keeping } from './keeping.ts';
import type { Answer } from './messages.ts';
import { OwnText, TYPED, type Origin } from './own-text.ts';
import { ShownResults } from './shown-results.ts';
import { StatusLine } from './status-line.ts';

/** Milliseconds without a letter, after which the text is looked at again. */
const PAUSE = 400;

export function setUpTryPage(): void {
  const page = document.querySelector<HTMLElement>('[data-try]');
  const json = document.querySelector('[data-try-data]')?.textContent;
  if (page && json) new TryPage(page, JSON.parse(json) as TryData, document.documentElement.dataset['root'] ?? '').start();
}

function findParts(page: HTMLElement) {
  const get = <Type extends HTMLElement>(name: string): Type => {
    const element = page.querySelector<Type>(`[data-try-${name}]`);
    if (!element) throw new Error(`Unexpected page without [data-try-${name}]`);
    return element;
  };
  return {
    field: get<HTMLTextAreaElement>('text'), file: get<HTMLInputElement>('file'), choose: get<HTMLButtonElement>('choose'),
    clear: get<HTMLButtonElement>('clear'), restore: get<HTMLButtonElement>('restore'), cancel: get<HTMLButtonElement>('cancel'),
    keep: get<HTMLInputElement>('keep'), forget: get<HTMLButtonElement>('forget'),
    intro: get('intro'), line: get('status'), bar: get<HTMLProgressElement>('progress'), results: get('results'),
  };
}

class TryPage {
  readonly #page: HTMLElement;
  readonly #root: string;
  readonly #parts: ReturnType<typeof findParts>;
  readonly #text: OwnText;
  readonly #status: StatusLine;
  readonly #compared: ComparedNotices;
  readonly #helper: Helper;
  readonly #files: ChosenFiles;
  readonly #results: ShownResults;
  readonly #keeping: Keeping;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #latest = new Latest();
  /** What goes along into 起草. */
  #carried: HandedOver['insertion'];

  constructor(page: HTMLElement, data: TryData, root: string) {
    const parts = findParts(page);
    const say = (words: string): void => { this.#status.say(words); };
    this.#page = page;
    this.#root = root;
    this.#parts = parts;
    this.#text = new OwnText(parts.field);
    this.#status = new StatusLine(parts);
    this.#compared = new ComparedNotices(data, [...page.querySelectorAll<HTMLInputElement>('[data-try-notices] input[type="checkbox"]')]);
    this.#helper = new Helper((answer) => { this.#hear(answer); });
    this.#files = new ChosenFiles(this.#helper, this.#status);
    this.#keeping = new Keeping(parts.keep, parts.forget, () => ({ text: this.#text.text, corrections: this.#text.corrections.list }), say);
    this.#results = new ShownResults(parts.results, root, this.#text, this.#helper, {
      say, changed: () => { this.#keepAndLook(); },
      goOn: (insertion) => {
        this.#carried = insertion;
        this.#helper.askMore({ kind: 'draft' });
      },
    });
  }

  start(): void {
    this.#listenToText();
    this.#listenToFiles();
    for (const button of this.#page.querySelectorAll<HTMLButtonElement>('[data-try-example]')) button.addEventListener('click', () => void this.#openExample(button.dataset['tryExample'] ?? ''));
    this.#page.querySelector('[data-try-notices]')?.addEventListener('change', () => { this.#look(); });
    const kept = this.#keeping.recall();
    if (kept !== null) this.#text.replace(kept.text, TYPED, kept.corrections);
    if (this.#text.text !== '') this.#look();
    // Back from another page the browser puts back what was typed, after scripts have run.
    addEventListener('pageshow', () => {
      if (this.#text.text !== '' && !this.#latest.isAsked) this.#look();
    });
  }

  #listenToText(): void {
    const { field, clear, restore } = this.#parts;
    field.addEventListener('focus', () => { this.#helper.warmUp(); }, { once: true });
    field.addEventListener('input', () => {
      if (field.value === '') this.#text.startAnew();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => { this.#keepAndLook(); }, PAUSE);
    });
    clear.addEventListener('click', () => {
      this.#replace(() => { this.#text.replace('', TYPED); });
      field.focus();
    });
    restore.addEventListener('click', () => {
      this.#replace(() => { this.#text.restore(); });
      field.focus();
    });
  }

  #listenToFiles(): void {
    const { file, choose, cancel } = this.#parts;
    choose.addEventListener('click', () => { file.click(); });
    file.addEventListener('change', () => {
      // The same file, chosen again after it was changed, counts again.
      void this.#openFiles([...file.files ?? []]).finally(() => { file.value = ''; });
    });
    takeDrops(this.#page, (chosen) => void this.#openFiles(chosen));
    cancel.addEventListener('click', () => {
      this.#begin();
      this.#status.say('已停止读文件，原来的文字没有变。');
      choose.focus();
    });
  }

  /** Gives up what is under way for something else; tells later whether that is still wanted. */
  #begin(): () => boolean {
    clearTimeout(this.#timer);
    this.#helper.drop();
    this.#files.dropChoice();
    this.#status.endProgress();
    return this.#latest.begin();
  }

  /** Looks at what is in the field now. */
  #look(): void {
    const isStale = this.#begin();
    this.#text.keepUp();
    const { text, origin, corrections } = this.#text;
    const isEmpty = text.trim() === '';
    this.#parts.intro.hidden = !isEmpty;
    this.#page.classList.toggle('filled', !isEmpty);
    if (isEmpty || text.length > LONGEST_ANALYSED) {
      this.#results.clear();
      this.#status.say(text === '' ? '' : isEmpty ? '只有空白，没有文字。' : `文字有${String(text.length)}个字，比一份通知长得多，没有分析。请只放一份通知（最多${String(LONGEST_ANALYSED)}字）。`);
      return;
    }
    void this.#compared.load(origin.example).then((isOther) => {
      if (isOther) this.#helper.setCorpus(this.#compared.corpus);
      if (isStale()) return;
      void this.#helper.ask({ kind: 'text', text, file: origin.file, notes: origin.notes, tables: origin.tables, places: origin.places, corrections: corrections.list });
    });
  }

  /** Keeps the text where the reader wants that, and looks at it. */
  #keepAndLook(): void {
    this.#text.keepUp();
    this.#keeping.update();
    this.#look();
  }

  #replace(change: () => void): void {
    const { intro, restore } = this.#parts;
    change();
    restore.hidden = !this.#text.canRestore;
    const leaving = intro.contains(document.activeElement);
    this.#keepAndLook();
    // The button that was pressed is gone: to where the answer comes.
    if (leaving && intro.hidden) {
      this.#results.focus();
      this.#status.scrollIntoView();
    }
  }

  async #openFiles(chosen: readonly File[]): Promise<void> {
    if (chosen.length > 0) await this.#files.open(chosen, this.#begin());
  }

  async #openExample(id: string): Promise<void> {
    const isStale = this.#begin();
    try {
      const text = await loadNoticeText(id);
      if (!isStale()) this.#replace(() => { this.#text.replace(text, { ...TYPED, file: `${id}.txt`, example: id }); });
    } catch {
      if (!isStale()) this.#status.say('没有读到这份例子，请再试一次。', () => void this.#openExample(id));
    }
  }

  #hear(answer: Answer): void {
    if (answer.kind === 'progress') {
      this.#status.showProgress(answer.done, answer.next);
      return;
    }
    this.#status.endProgress();
    switch (answer.kind) {
      case 'file': {
        const { name, text, notes, tables, places, isDocx } = answer;
        const origin: Origin = { file: toTextFile(name), notes, tables, places, docx: isDocx ? this.#files.first : null, example: null };
        this.#replace(() => { this.#text.replace(text, origin); });
        return;
      }
      case 'choice':
        this.#files.askWhich(answer.parts);
        return;
      case 'overview':
        this.#results.show(answer.overview, this.#compared.corpus);
        this.#status.say(this.#summarise(answer.overview));
        return;
      case 'points':
        this.#results.addPoints(answer);
        return;
      case 'years':
        this.#results.showYears(answer);
        return;
      case 'download':
        download(answer.name, answer.file);
        return;
      case 'rows':
        this.#results.addToLedger(answer);
        return;
      case 'draft':
        this.#leaveForDraft({ draft: answer.draft, digest: answer.digest, corrected: this.#text.corrections.list.length, ...(this.#carried ? { insertion: this.#carried } : {}) });
        return;
      case 'failure':
        this.#status.say(answer.words, () => { this.#look(); });
    }
  }

  #summarise({ counts, diagnostics }: Overview): string {
    const { corpus: { notices }, missing } = this.#compared;
    const beside = notices.length > 0 ? `，与${this.#text.origin.example === null ? '' : '另外'}${String(notices.length)}份文件对照` : '';
    return `${String(counts.all ?? 0)}项，${String(diagnostics.total)}处问题${beside}。${missing}`;
  }

  /** Goes on in 起草 with the points as they were read here. */
  #leaveForDraft(handed: HandedOver): void {
    if (handOver(handed)) location.href = `${this.#root}draft/index.html`;
    else this.#status.say('浏览器不让存，带不过去。请先下载文字，再到“起草”里打开这个文件。');
  }
}

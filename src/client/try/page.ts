/** The page “bring your own notice”: a text or a file, read and compared in this browser and nowhere else. */
import type { GivenTable, ReadingCorrection } from '../../notice/index.ts';
import { LARGEST_FILE, MOST_FILES } from '../../reading/limits.ts';
import { toTextFile } from '../../view/addresses.ts';
import { h } from '../lib/dom.ts';
import { download } from '../lib/download.ts';
import { handOver, type HandedOver } from '../lib/hand-over.ts';
import { loadNotice } from '../lib/notice-data.ts';
import { loadNoticeText } from '../lib/notice-text.ts';
import type { Corpus, Overview } from './analyse.ts';
import { buildArchiveChoice } from './archive.ts';
import { carryOver } from './carry-over.ts';
import { Corrections } from './corrections.ts';
import { showStretch, takeDrops } from './field.ts';
import { Helper } from './helper.ts';
import { forget, keep, onForgotten, readKept } from './kept-text.ts';
import { AddToLedger } from './ledger.ts';
import type { Answer } from './messages.ts';
import { toScene } from './parts.ts';
import { buildResults, type Results } from './results.ts';

/** Milliseconds without a letter, after which the text is looked at again. */
const PAUSE = 400;
/** More is no notice: a thousand pages. */
const LONGEST = 6_000_000;
const UNNAMED = '草稿.txt';

interface TryData {
  themes: Corpus['themes'];
  statutes: NonNullable<Corpus['statutes']>;
  /** Ids of all notices there are, in order; of very many the first. */
  notices: string[];
}

/** What is in the field. */
interface Draft {
  /** The name its records give it. */
  file: string;
  /** What was said when its file was read. */
  notes: readonly string[];
  /** What the file says of its tables, and where its lines stand; of lines that were changed no more than is sure. */
  tables: readonly GivenTable[];
  places: readonly string[];
  /** The Word document it was read from, as long as nothing in the text was changed. */
  docx: Uint8Array | null;
  /** Of which notice of the site it is the text, or was before the reader went on with it. */
  example: string | null;
}

export function setUpTryPage(): void {
  const page = document.querySelector<HTMLElement>('[data-try]');
  const json = document.querySelector('[data-try-data]')?.textContent;
  if (!page || !json) return;
  const data = JSON.parse(json) as TryData;
  const root = document.documentElement.dataset['root'] ?? '';
  const get = <Type extends Element>(name: string): Type => {
    const element = page.querySelector<Type>(`[data-try-${name}]`);
    if (!element) throw new Error(`Unexpected page without [data-try-${name}]`);
    return element;
  };
  const [field, file, keeping] = [get<HTMLTextAreaElement>('text'), get<HTMLInputElement>('file'), get<HTMLInputElement>('keep')];
  const [status, bar, place, intro, restore] = [get<HTMLElement>('status'), get<HTMLProgressElement>('progress'), get<HTMLElement>('results'), get<HTMLElement>('intro'), get<HTMLButtonElement>('restore')];
  const [forgetting, cancel] = [get<HTMLButtonElement>('forget'), get<HTMLButtonElement>('cancel')];
  const boxes = [...page.querySelectorAll<HTMLInputElement>('[data-try-notices] input[type="checkbox"]')];

  let draft: Draft = { file: UNNAMED, notes: [], tables: [], places: [], docx: null, example: null };
  let before: { text: string; draft: Draft; corrections: readonly ReadingCorrection[] } | null = null;
  /** What the reader said of the text's columns and lines. */
  const corrections = new Corrections();
  let corpus: Corpus = { notices: [], themes: data.themes, statutes: data.statutes };
  let compared: string | null = null;
  let results: Results | null = null;
  let ledger: AddToLedger | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  /** Of which files the answer is awaited. */
  let reading: { name: string; bytes: Uint8Array }[] = [];
  /** Of archives among them, the files chosen so far. */
  let chosenParts: readonly string[] = [];
  /** The text that the draft's tables and places are of. */
  let known = '';
  /** Which files of an archive, where that is asked. */
  let choice: HTMLElement | null = null;
  /** What goes along into 起草. */
  let carried: HandedOver['insertion'];
  /** Says which notices could not be loaded to compare with. */
  let missing = '';
  /** What was unfolded before the last change; points come later than the rest. */
  let opened = new Map<string | undefined, boolean>();

  const say = (words: string, retry?: () => void): void => {
    status.replaceChildren(words);
    status.classList.toggle('failed', retry !== undefined);
    if (!retry) return;
    const button = h('button', { type: 'button' }, '再试一次');
    button.addEventListener('click', retry);
    status.append(' ', button);
  };

  const show = (overview: Overview): void => {
    const open = new Map([...place.querySelectorAll<HTMLDetailsElement>('details[data-key]')].map((each) => [each.dataset['key'], each.open]));
    const focused = place.contains(document.activeElement);
    const earlier = results && { filter: results.points.filter, wanted: results.points.wanted, years: results.years.wanted };
    const adding = ledger = new AddToLedger(overview.notice, root);
    const scene = toScene(corpus, root, (start, end) => showStretch(field, start, end), (correction) => {
      corrections.say(correction);
      look();
    });
    const stay = place.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['stay'] : undefined;
    // Nothing jumps while the points come.
    place.style.setProperty('min-height', results ? `${String(place.offsetHeight)}px` : '0');
    const made = results = buildResults(overview, scene, {
      fetch: (filter, from, count) => helper.askMore({ kind: 'points', filter, from, count }),
      add: adding,
      download: (format) => helper.askMore({ kind: 'download', format }),
      compareYears: (other) => { helper.askMore({ kind: 'years', other }); },
      addAll: () => helper.askMore({ kind: 'rows' }),
      reading: { corrections, field, changed: look, say },
      inFile: draft.docx !== null,
      annotate: () => { helper.askMore({ kind: 'annotate', docx: draft.docx }); },
      draft: () => { goOn(undefined); },
      insert: (item, words, label) => { goOn({ item, words, label }); },
    });
    place.replaceChildren(...made.elements);
    for (const each of place.querySelectorAll<HTMLDetailsElement>('details[data-key]')) each.open = open.get(each.dataset['key']) ?? each.open;
    opened = open;
    // Where a column or a line was chosen by keys, the next key goes there too.
    const staying = stay === undefined ? null : place.querySelector<HTMLElement>(`[data-stay="${stay}"]`);
    if (focused) (staying ?? place).focus({ preventScroll: true });
    const filter = earlier && (overview.counts[earlier.filter] ?? 0) > 0 ? earlier.filter : 'all';
    made.points.choose(filter, earlier?.wanted);
    if (earlier) made.years.choose(earlier.years);
  };
  /** Goes on in 起草 with the points as they were read here. */
  const goOn = (what: typeof carried): void => {
    carried = what;
    helper.askMore({ kind: 'draft' });
  };
  const hear = (answer: Answer): void => {
    if (answer.kind !== 'progress') cancel.hidden = true;
    if (answer.kind !== 'points') {
      bar.hidden = answer.kind !== 'progress';
      place.setAttribute('aria-busy', String(answer.kind === 'progress'));
    }
    switch (answer.kind) {
      case 'progress':
        bar.value = answer.done;
        say(`${String(Math.round(answer.done * 100))}%：${answer.next}……`);
        return;
      case 'file':
        replace(answer.text, { file: toTextFile(answer.name), notes: answer.notes, tables: answer.tables, places: answer.places, docx: answer.isDocx ? reading[0]?.bytes ?? null : null, example: null });
        return;
      case 'choice':
        say(`压缩包里有${String(answer.parts.length)}个文件，请在下面选择。`);
        choice = buildArchiveChoice(answer.parts, (parts) => void read([...chosenParts, ...parts]));
        status.after(choice);
        choice.querySelector('input')?.focus({ preventScroll: true });
        return;
      case 'overview': {
        const { counts, diagnostics } = answer.overview;
        show(answer.overview);
        say(`${String(counts.all ?? 0)}个条目，${String(diagnostics.total)}处问题${corpus.notices.length > 0 ? `，与${draft.example === null ? '' : '另外'}${String(corpus.notices.length)}份文件对照` : ''}。${missing}`);
        return;
      }
      case 'points':
        results?.points.add(answer.filter, answer.from, answer.points, answer.total);
        for (const each of place.querySelectorAll<HTMLDetailsElement>('.try-points details[data-key]')) if (opened.get(each.dataset['key']) === true) each.open = true;
        place.style.removeProperty('min-height');
        return;
      case 'years':
        results?.years.show(answer.other, answer.found);
        return;
      case 'download':
        download(answer.name, answer.file);
        return;
      case 'rows':
        if (ledger?.add(answer.rows) === true) results?.points.choose(results.points.filter, results.points.wanted);
        return;
      case 'draft': {
        const { draft: made, digest } = answer;
        if (handOver({ draft: made, digest, ...(carried ? { insertion: carried } : {}) })) location.href = `${root}draft/index.html`;
        else say('浏览器不让存，带不过去。请先下载文字，再到“起草”里打开这个文件。');
        return;
      }
      case 'failure':
        say(answer.words, look);
    }
  };
  const helper = new Helper(hear);
  /** Loads what is to be compared with, where that has changed. */
  const prepare = async (): Promise<void> => {
    const wanted = (boxes.length > 0 ? boxes.filter(({ checked }) => checked).map(({ value }) => value) : data.notices).filter((id) => id !== draft.example);
    const key = wanted.join();
    if (key === compared) return;
    const loaded = await Promise.allSettled(wanted.map((id) => loadNotice(id)));
    corpus = { notices: loaded.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])), themes: data.themes, statutes: data.statutes };
    const lost = wanted.length - corpus.notices.length;
    missing = lost > 0 ? `有${String(lost)}份文件的数据没有读到，没有对照。` : '';
    // What was lost is asked for again next time.
    compared = lost > 0 ? null : key;
    helper.setCorpus(corpus);
  };

  /** Looks at what is in the field now. */
  function look(): void {
    clearTimeout(timer);
    const mine = ++asked;
    const text = field.value;
    keepUp(text);
    choice?.remove();
    const empty = text.trim() === '';
    if (empty) corrections.reset(text);
    intro.hidden = !empty;
    page?.classList.toggle('filled', !empty);
    if (empty || text.length > LONGEST) {
      helper.drop();
      results = null;
      place.replaceChildren();
      bar.hidden = true;
      say(text === '' ? '' : empty ? '只有空白，没有文字。' : `文字有${String(text.length)}个字，比一份通知长得多，没有分析。请只放一份通知（最多${String(LONGEST)}字）。`);
      return;
    }
    void prepare().then(() => (mine === asked ? helper.ask({ kind: 'text', text, file: draft.file, notes: draft.notes, tables: draft.tables, places: draft.places, corrections: corrections.list }) : undefined));
  }

  /** What is known of the text's lines goes where they are now. */
  function keepUp(text: string): void {
    if (text !== known) {
      draft = { ...draft, ...carryOver(known, text, draft), docx: null };
      corrections.moveTo(text);
    }
    known = text;
  }

  /** Puts another text into the field; the one that was there can be had back. */
  function replace(text: string, next: Draft, said: readonly ReadingCorrection[] = []): void {
    keepUp(field.value);
    before = field.value.trim() === '' ? null : { text: field.value, draft, corrections: corrections.list };
    restore.hidden = before === null;
    field.value = text;
    field.scrollTop = 0;
    known = field.value;
    draft = next;
    corrections.reset(known, said);
    const leaving = intro.contains(document.activeElement);
    keepText();
    look();
    // The button that was pressed is gone: to where the answer comes.
    if (leaving && intro.hidden) {
      place.focus({ preventScroll: true });
      status.scrollIntoView({ block: 'nearest' });
    }
  }

  const open = async (chosen: readonly File[]): Promise<void> => {
    if (chosen.length === 0) return;
    clearTimeout(timer);
    const mine = ++asked;
    helper.drop();
    choice?.remove();
    bar.hidden = true;
    if (chosen.reduce((sum, { size }) => sum + size, 0) > LARGEST_FILE) {
      say('文件超过64兆字节，不像一份通知。');
      return;
    }
    if (chosen.length > MOST_FILES) {
      say(`一次选了${String(chosen.length)}个文件。请只选一份通知和它的附件，最多${String(MOST_FILES)}个。`);
      return;
    }
    const names = chosen.map(({ name }) => name).join('、');
    say(`正在读${names}……`);
    try {
      const files = await Promise.all(chosen.map(async (each) => ({ name: each.name, bytes: new Uint8Array(await each.arrayBuffer()) })));
      if (mine !== asked) return;
      reading = files;
      await read([]);
    } catch {
      say(`没有读到${names}，可能已被移走，请再选一次。`);
    }
  };
  /** Reads the files that were chosen; of archives among them these parts. */
  const read = async (parts: readonly string[]): Promise<void> => {
    chosenParts = parts;
    choice?.remove();
    cancel.hidden = false;
    await helper.ask({ kind: 'files', files: reading, parts });
  };

  const openExample = async (id: string): Promise<void> => {
    const mine = ++asked;
    helper.drop();
    try {
      const text = await loadNoticeText(id);
      if (mine === asked) replace(text, { file: `${id}.txt`, notes: [], tables: [], places: [], docx: null, example: id });
    } catch {
      if (mine === asked) say('没有读到这份例子，请再试一次。', () => void openExample(id));
    }
  };

  function keepText(): void {
    forgetting.hidden = !keeping.checked;
    if (!keeping.checked) {
      forget();
      return;
    }
    if (keep(field.value)) return;
    keeping.checked = false;
    forgetting.hidden = true;
    say('浏览器存不下这份文字，或者不让存，没有保留。');
  }

  field.addEventListener('focus', () => helper.warmUp(), { once: true });
  field.addEventListener('input', () => {
    if (field.value === '') draft = { file: UNNAMED, notes: [], tables: [], places: [], docx: null, example: null };
    clearTimeout(timer);
    timer = setTimeout(() => {
      keepText();
      look();
    }, PAUSE);
  });
  keeping.addEventListener('change', keepText);
  onForgotten(() => {
    keeping.checked = false;
    forgetting.hidden = true;
  });
  forgetting.addEventListener('click', () => {
    keeping.checked = false;
    keepText();
    keeping.focus();
    say('保留的文字已从这个浏览器删掉。');
  });
  get<HTMLButtonElement>('choose').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    const chosen = [...file.files ?? []];
    // The same file, chosen again after it was changed, counts again.
    if (chosen.length > 0) void open(chosen).finally(() => { file.value = ''; });
  });
  takeDrops(page, (chosen) => void open(chosen));
  get<HTMLButtonElement>('clear').addEventListener('click', () => {
    replace('', { file: UNNAMED, notes: [], tables: [], places: [], docx: null, example: null });
    field.focus();
  });
  cancel.addEventListener('click', () => {
    asked++;
    helper.drop();
    cancel.hidden = true;
    bar.hidden = true;
    place.setAttribute('aria-busy', 'false');
    say('已停止读文件，原来的文字没有变。');
    get<HTMLButtonElement>('choose').focus();
  });
  restore.addEventListener('click', () => {
    if (before) replace(before.text, before.draft, before.corrections);
    field.focus();
  });
  for (const button of page.querySelectorAll<HTMLButtonElement>('[data-try-example]')) button.addEventListener('click', () => void openExample(button.dataset['tryExample'] ?? ''));
  page.querySelector('[data-try-notices]')?.addEventListener('change', () => look());

  const kept = readKept();
  // Whatever the browser remembers of the box.
  keeping.checked = kept !== null;
  forgetting.hidden = kept === null;
  if (kept !== null) field.value = kept;
  if (field.value !== '') look();
  // Back from another page the browser puts back what was typed, after scripts have run.
  addEventListener('pageshow', () => {
    if (field.value !== '' && asked === 0) look();
  });
}

/** What a reader does to a draft: each deed is an edit that is stored at once and can be undone. It knows nothing of the page. */
import { toInserted, withoutYear, type Insertion } from '../../draft/advice.ts';
import type { UnitsDictionary } from '../../compare/units.ts';
import { isItem, makeHead, MOST_BLOCKS, type Block, type Draft, type ItemBlock } from '../../draft/draft.ts';
import { toInsert, toMove, type Edit } from '../../draft/edits.ts';
import { toBorrowed, toItem } from '../../draft/from-notice.ts';
import type { OtherNotice } from '../../draft/others.ts';
import { placeItem, type ThemeGroup } from '../../draft/place-item.ts';
import { fillPlaceholders, replaceInItem, type OwnUnits } from '../../draft/units.ts';
import type { WorkPoint } from '../../points/schema.ts';
import { Steps } from '../lib/steps.ts';
import { toLabel } from './picks.ts';
import { DraftStore, type DraftSummary, type StoredDraft } from './store.ts';

export const STEP_WORD = { undo: '撤销', redo: '重做' } as const;

/** A draft can hold no more items. */
export class FullError extends Error {
  constructor() {
    super(`一份稿子最多${String(MOST_BLOCKS)}项。`);
  }
}

export interface Picked {
  /** The item; it was there before where `fresh` is false. */
  id: string;
  fresh: boolean;
  /** How many names of units were replaced. */
  replaced: number;
}

export class Editing {
  readonly store = new DraftStore();
  readonly steps = new Steps<Edit, StoredDraft>('yaodian-duizhao/draft-steps', this.store);
  readonly #themes: readonly ThemeGroup[];
  readonly #units: UnitsDictionary;
  readonly #edited: () => void;
  #draft: StoredDraft | null = null;

  /** @param edited told after each edit, when it can be undone */
  constructor(themes: readonly ThemeGroup[], units: UnitsDictionary, edited: () => void) {
    this.#themes = themes;
    this.#units = units;
    this.#edited = edited;
  }

  /** As it was when it was read last; null where none was begun. */
  get draft(): StoredDraft | null {
    return this.#draft;
  }

  get items(): ItemBlock[] {
    return (this.#draft?.blocks ?? []).filter(isItem);
  }

  findItem(id: string | undefined): ItemBlock | undefined {
    return this.items.find((item) => item.id === id);
  }

  read(): void {
    this.#draft = this.store.current();
  }

  /**
   * The draft there is, or a new one.
   *
   * @param year of a new one
   */
  ensure(year = new Date().getFullYear() + 1): StoredDraft {
    if (!this.#draft) {
      this.store.create({ head: makeHead(year), blocks: [] });
      this.read();
    }
    if (!this.#draft) throw new Error('Unexpected store without the draft just made');
    return this.#draft;
  }

  /** Keeps a draft and goes on with it; one of nothing makes room, one with words in its head stays. */
  begin(draft: Draft): string {
    if (this.#draft && isUntouched(this.#draft)) this.store.remove(this.#draft.id);
    const id = this.store.create(draft);
    this.steps.add({ of: id, back: { type: 'delete' }, words: '新建' });
    return id;
  }

  /**
   * @param words what was done, for 撤销
   * @param field letters typed into one field are one step
   * @returns whether anything changed
   */
  edit(edit: Edit, words: string, field?: string): boolean {
    const draft = this.ensure();
    const undo = this.store.edit(draft.id, edit);
    if (!undo) return false;
    this.steps.add({ of: draft.id, back: undo, words, ...(field === undefined ? {} : { field }) });
    this.#edited();
    return true;
  }

  /** @throws FullError */
  #mustHold(more: number): void {
    if ((this.#draft?.blocks.length ?? 0) + more > MOST_BLOCKS) throw new FullError();
  }

  /** @returns the last of the new blocks */
  #put({ edit, ids }: { edit: Edit; ids: string[] }, words: string): string | null {
    return this.edit(edit, words) ? ids.at(-1) ?? null : null;
  }

  /**
   * Takes another's item, in the reader's own units, or finds the one it was taken into.
   *
   * @throws FullError where it is new and there is no room
   */
  pick(notice: OtherNotice, point: WorkPoint): Picked | null {
    const there = this.items.find(({ borrowed }) => borrowed.some((each) => each.point === point.id));
    if (there) return { id: there.id, fresh: false, replaced: 0 };
    // It may bring a heading.
    this.#mustHold(2);
    const origin = { point: point.id, label: toLabel(notice, point) };
    const { item, replaced } = replaceInItem(toItem(point, origin), notice.id, this.#units, this.store.readUnits());
    // The year of the other's deadline is past.
    const made = { ...item, borrowed: toBorrowed(item.text, origin), deadline: withoutYear(item.deadline) };
    const id = this.#put(placeItem(this.ensure().blocks, made, this.#themes), `选用${origin.label}`);
    return id === null ? null : { id, fresh: true, replaced: replaced.length };
  }

  /** A blank item of a theme. @throws FullError */
  write(theme: string): string | null {
    this.#mustHold(2);
    return this.#put(placeItem(this.ensure().blocks, blankItem(theme), this.#themes), '加一项');
  }

  /** @param behind null for the end. @throws FullError */
  add(kind: Block['kind'], behind: string | null): string | null {
    this.#mustHold(1);
    const { blocks } = this.ensure();
    const beside = this.findItem(behind ?? undefined);
    const fresh = kind === 'item' ? blankItem(beside?.theme ?? '') : { kind, level: 1 as const, text: '' };
    return this.#put(toInsert(blocks, behind ?? blocks.at(-1)?.id ?? null, [fresh]), kind === 'item' ? '加一项' : '加标题');
  }

  /** @returns its new place, counted from 1; null where it cannot move */
  move(id: string, by: -1 | 1): number | null {
    const { blocks } = this.ensure();
    const to = blocks.findIndex((block) => block.id === id) + by;
    return to >= 0 && to < blocks.length && this.edit(toMove(blocks, id, to), '移动') ? to + 1 : null;
  }

  moveTo(id: string, before: string): void {
    const { blocks } = this.ensure();
    this.edit(toMove(blocks, id, blocks.filter((block) => block.id !== id).findIndex((block) => block.id === before)), '移动');
  }

  /** @returns what was removed, and the id of what stands there now */
  remove(id: string): { kind: Block['kind']; next: string | undefined } | null {
    const { blocks } = this.ensure();
    const at = blocks.findIndex((block) => block.id === id);
    const block = blocks[at];
    if (!block || !this.edit({ type: 'remove', blocks: [id] }, '删除')) return null;
    const now = this.#draft?.blocks ?? [];
    return { kind: block.kind, next: now[Math.min(at, now.length - 1)]?.id };
  }

  /** Puts others' words into an item. */
  insert(id: string, insertion: Insertion, label: string): boolean {
    const item = this.findItem(id);
    return item !== undefined && this.edit({ type: 'set', block: id, values: toInserted(item, insertion, label, this.#units, this.store.readUnits()) }, `插入${label}的写法`);
  }

  setOwn(id: string, sentence: string, own: boolean): void {
    const item = this.findItem(id);
    if (item) this.edit({ type: 'set', block: id, values: { borrowed: item.borrowed.map((each) => (each.sentence === sentence ? { ...each, own } : each)) } }, '改出处');
  }

  /** @returns how many items had its function and now have it */
  setUnit(id: string, name: string): number {
    this.store.setUnit(id, name);
    const own = this.store.readUnits();
    const edits = this.items.flatMap((item) => toFilled(item, this.#units, own) ?? []);
    return edits.length > 0 && this.edit({ type: 'all', edits }, '换单位') ? edits.length : 0;
  }

  /** @returns what to say; null where there is nothing to take back */
  step(way: keyof typeof STEP_WORD): { done: boolean; words: string } | null {
    const taken = this.steps.take(way);
    if (!taken) return null;
    return { done: taken.done, words: taken.done ? `已${STEP_WORD[way]}：${taken.words}` : `没有${STEP_WORD[way]}“${taken.words}”：这一处已在别的窗口改过。` };
  }

  /**
   * Deletes the draft that is chosen.
   *
   * @returns what it was; `raw` is what was stored of one that cannot be read
   */
  removeDraft(): { summary: DraftSummary | undefined; raw: string | null; undoable: boolean } | null {
    const id = this.store.currentId();
    if (id === null) return null;
    const summary = this.store.list().find((each) => each.id === id);
    const raw = summary?.unreadable === true ? this.store.readRaw(id) : null;
    const whole = this.store.remove(id);
    if (whole) this.steps.add({ of: id, back: { type: 'restore', whole }, words: '删除稿子' });
    return { summary, raw, undoable: whole !== null };
  }
}

/** The edit that puts the reader's units where their functions stand; null where none stands. */
function toFilled(item: ItemBlock, units: UnitsDictionary, own: OwnUnits): Edit | null {
  const fill = (words: string) => fillPlaceholders(words, units, own);
  const before = { task: item.task, text: item.text, lead: item.lead, participants: item.participants, borrowed: item.borrowed };
  const values = { task: fill(item.task), text: fill(item.text), lead: fill(item.lead), participants: fill(item.participants), borrowed: item.borrowed.map((each) => ({ ...each, sentence: fill(each.sentence) })) };
  return JSON.stringify(values) === JSON.stringify(before) ? null : { type: 'set', block: item.id, values };
}

/** Whether a draft is as it was made. */
export function isUntouched({ head, blocks }: StoredDraft): boolean {
  return blocks.length === 0 && JSON.stringify(head) === JSON.stringify(makeHead(head.year ?? 0));
}

function blankItem(theme: string): Omit<ItemBlock, 'id' | 'rank'> {
  return { kind: 'item', task: '', text: '', lead: '', participants: '', deadline: '', remark: '', theme, byLaw: false, borrowed: [] };
}

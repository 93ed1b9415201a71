/** What a draft may begin with: a file, a notice of this site, a ledger, or what 自查 hands over. */
import { fromJson, isItem, makeHead, toDraft, type Block, type Draft } from '../../draft/draft.ts';
import { fromNotice } from '../../draft/from-notice.ts';
import { fromLedger } from '../../draft/ledger.ts';
import type { OtherNotice } from '../../draft/others.ts';
import { suggestThemes, type ThemeModel } from '../../points/themes.ts';
import type { ArchivePart } from '../../reading/index.ts';
import type { NamedFile } from '../../reading/read-files.ts';
import type { StoredLedger } from '../ledger/edits.ts';
import { refuseChosen } from '../lib/chosen-files.ts';
import { takeOver, type HandedOver } from '../lib/hand-over.ts';
import { load } from '../lib/load.ts';
import { loadNotice } from '../lib/load-notice.ts';
import type { NoticeData } from '../lib/notice-data.ts';
import { toLabel } from './picks.ts';

/** A draft, and what to say of it. */
export interface Begun {
  draft: Draft;
  words: string;
}

const countItems = ({ blocks }: Draft): string => String(blocks.filter(isItem).length);

/** What more there is to ask before a draft can begin: which files of an archive. */
export interface Unchosen {
  parts: readonly ArchivePart[];
}

/**
 * @param files of one notice, or one draft that was exported here
 * @param parts of archives among them, the files to read
 * @param told how far the reading is
 * @throws with words for the reader
 */
export async function beginWithFiles(files: readonly NamedFile[], model: ThemeModel, parts: readonly string[], told: (words: string) => void): Promise<Begun | Unchosen> {
  const names = files.map(({ name }) => name).join('、');
  const [first] = files;
  if (first && files.length === 1 && /\.json$/i.test(first.name)) return { draft: fromJson(new TextDecoder().decode(first.bytes)), words: `已打开${names}。` };
  const { readLastYear } = await load('assets/draft-reader');
  const read = await readLastYear(files, model, parts, (name) => (done, pages) => { told(`读${name}第${String(done)}页，共${String(pages)}页`); });
  return 'parts' in read ? read : { draft: toNextYear(read.draft), words: `已从${names}读出${countItems(read.draft)}项，作为底稿。` };
}

/** @throws with words for the reader where there are too many files, or too large ones */
export async function readChosen(chosen: readonly File[]): Promise<NamedFile[]> {
  const refusal = refuseChosen(chosen);
  if (refusal !== '') throw new Error(refusal);
  try {
    return await Promise.all(chosen.map(async (each) => ({ name: each.name, bytes: new Uint8Array(await each.arrayBuffer()) })));
  } catch {
    throw new Error('文件可能已被移走，请再选一次');
  }
}

/** @throws with words for the reader */
export async function beginWithNotice(id: string): Promise<Begun> {
  const notice = await loadNotice(id) as NoticeData & OtherNotice;
  const draft = fromNotice({ title: notice.title, issuer: null, year: notice.year }, notice.points, (point) => ({ point: '', label: toLabel(notice, notice.points.find((each) => each.id === point.id) ?? { number: '' }) }));
  return { draft: toNextYear(draft), words: `已用${notice.short}的${String(notice.points.length)}项作底稿。` };
}

export function beginWithLedger(ledger: StoredLedger, model: ThemeModel | null): Begun {
  const draft = fromLedger(ledger, new Date().getFullYear() + 1);
  for (const item of draft.blocks.filter(isItem)) item.theme = model ? suggestThemes({ text: item.text, path: [{ marker: '', text: item.task }] }, model)?.primary ?? '' : '';
  return { draft: { ...draft, head: { ...makeHead(draft.head.year ?? 0), title: draft.head.title } }, words: `已从台账“${ledger.title}”取来${String(ledger.rows.length)}项。` };
}

/** What 自查 left for this page, once; null where nothing. @throws with words for the reader */
export function beginWithHandedOver(): (Begun & Pick<HandedOver, 'digest' | 'insertion'>) | null {
  const handed = takeOver();
  if (handed === null) return null;
  const draft = toDraft(handed.draft);
  return { draft, words: `已把自查的文字拆成${countItems(draft)}项${handed.corrected ? `，其中${String(handed.corrected)}处读法照人工更正` : ''}。`, digest: handed.digest, ...(handed.insertion ? { insertion: handed.insertion } : {}) };
}

/** A notice of a year as the beginning of the next one's. */
function toNextYear(draft: Draft): Draft {
  const { year, title } = draft.head;
  if (year === null) return draft;
  const next = (words: string) => words.replaceAll(String(year), String(year + 1));
  const blocks: Block[] = draft.blocks.map((block) => (isItem(block) ? { ...block, deadline: next(block.deadline) } : block));
  return { head: { ...draft.head, year: year + 1, title: next(title), date: '' }, blocks };
}

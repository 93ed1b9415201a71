/** A draft as a file, or as rows of the ledger. */
import { BLANK, isBlank, isItem, toJson, type Draft } from '../../draft/draft.ts';
import { toDraftCalendar, toLedgerRows } from '../../draft/ledger.ts';
import { toMarkdown } from '../../draft/markdown.ts';
import { DOCX_TYPE } from '../../formats/docx-plain.ts';
import { putRows } from '../ledger/put.ts';
import { say } from '../ledger/said.ts';
import { getStore } from '../ledger/shared-store.ts';
import { download } from '../lib/download.ts';
import { load } from '../lib/load.ts';

const WAYS = ['whole', 'body', 'table', 'md', 'json', 'ics', 'ledger'] as const;
type Way = typeof WAYS[number];

export function isExport(way: string): way is Way {
  return (WAYS as readonly string[]).includes(way);
}

const toName = ({ head }: Draft): string => head.title.replace(/[\\/:*?"<>|\p{C}]/gu, '-').slice(0, 80) || '起草';

export function toDraftJson(draft: Draft): [name: string, content: string, type: string] {
  return [`${toName(draft)}.json`, toJson({ head: draft.head, blocks: draft.blocks }), 'application/json;charset=utf-8'];
}

/** @param ledgerPage the address of the ledger's page */
export async function exportDraft(draft: Draft, way: Way, ledgerPage: string): Promise<void> {
  const name = toName(draft);
  switch (way) {
    case 'md': download(`${name}.md`, toMarkdown(draft), 'text/markdown;charset=utf-8'); return;
    case 'json': download(...toDraftJson(draft)); return;
    case 'ics': {
      // From a disk there is no address that others could open.
      const home = new URL('../', document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href);
      const linkOf = (point: string): string => (/^https?:$/.test(home.protocol) ? new URL(`${point}.html`, home).href : '');
      const { content, events } = toDraftCalendar(draft, linkOf, new Date().toISOString().replace(/[-:]|\.\d+/g, ''));
      const rest = draft.blocks.filter(isItem).length - events;
      if (events === 0) {
        say('没有导出日历：没有一项的完成时限能看出是哪天。', [], true);
        return;
      }
      download(`${name}.ics`, content, 'text/calendar;charset=utf-8');
      say(`已导出${String(events)}个日程${rest > 0 ? `；看不出日期的${String(rest)}项没有放进去` : ''}。`);
      return;
    }
    case 'ledger': {
      const rows = toLedgerRows(draft);
      putRows(getStore(), rows, `${String(rows.length)}项`, ledgerPage);
      return;
    }
    default:
      try {
        const { toDocx } = await load('assets/draft-docx');
        const bytes = await toDocx(draft, way);
        const file = `${name}${way === 'body' ? '-正文' : way === 'table' ? '-分工表' : ''}.docx`;
        download(file, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: DOCX_TYPE }));
        const open = draft.blocks.filter(isItem).filter(({ text, lead, deadline }) => [text, lead, deadline].some(isBlank)).length;
        say(`已导出${file}，在下载文件夹里${open > 0 ? `；有${String(open)}项还没有填全，空处印作${BLANK}` : ''}。`);
      } catch {
        say('没有导出：写 Word 文档的程序没有读到。请再试一次，或先导出 Markdown。', [], true);
      }
  }
}

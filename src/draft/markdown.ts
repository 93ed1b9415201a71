/** A draft as Markdown. */
import { BLANK, type Draft, type ItemBlock } from './draft.ts';
import { toPlaced } from './outline.ts';
import { orBlank, toAnnexTitle, toAssignment, toParagraphs, toRequirement, toSentence, toTask, toUnits } from './words.ts';

/** Signs that would be markup are said as they are. */
const escape = (words: string): string => words.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
const cell = (words: string): string => escape(words.replace(/\s+/g, ' '));

export const TABLE_HEAD = ['序号', '工作任务', '具体要求', '牵头单位', '配合单位', '完成时限'] as const;

/** The cells of the table of tasks; 备注 only where there is one. */
export function toTaskTable({ blocks }: Draft): { head: string[]; rows: string[][] } {
  const placed = toPlaced(blocks).filter(({ block }) => block.kind === 'item');
  const remarked = placed.some(({ block }) => (block as ItemBlock).remark.trim() !== '');
  return {
    head: [...TABLE_HEAD, ...(remarked ? ['备注'] : [])],
    rows: placed.map(({ block, index }) => {
      const item = block as ItemBlock;
      return [String(index), orBlank(toTask(item)), toRequirement(item), toUnits(item.lead), toUnits(item.participants), orBlank(item.deadline), ...(remarked ? [item.remark.trim()] : [])];
    }),
  };
}

export function toMarkdown(draft: Draft): string {
  const { head, blocks } = draft;
  const parts = [`# ${escape(orBlank(head.title))}`];
  if (head.number !== '') parts.push(escape(head.number));
  if (head.salutation !== '') parts.push(`${escape(head.salutation.replace(/[：:]$/, ''))}：`);
  parts.push(...toParagraphs(head.opening).map(escape));
  for (const { block, level, marker } of toPlaced(blocks)) {
    if (block.kind === 'heading') {
      parts.push(`${'#'.repeat(level + 1)} ${marker}${escape(orBlank(block.text))}`);
      continue;
    }
    const [first = '', ...rest] = toParagraphs(block.text);
    const body = [`${marker}${escape(toSentence(toTask(block)))}${escape(toSentence(first))}`, ...rest.map((each) => escape(toSentence(each)))];
    // `1.` would begin a list that counts by itself.
    parts.push(...body.map((each, at) => `${at === 0 ? each.replace(/^(\d+)\./, '$1\\.') : each}${at === body.length - 1 ? escape(toAssignment(block)) : ''}`));
  }
  parts.push(...toParagraphs(head.closing).map(escape), escape(orBlank(head.issuer)), escape(orBlank(head.date)));
  const { head: columns, rows } = toTaskTable(draft);
  if (rows.length > 0) {
    parts.push(`## 附件：${escape(toAnnexTitle(head))}`);
    parts.push([columns, columns.map(() => '---'), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n'));
  }
  return `${parts.filter((part) => part !== '' && part !== BLANK).join('\n\n')}\n`;
}

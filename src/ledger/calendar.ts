/** The deadlines of a ledger as a calendar (RFC 5545): an event of a whole day for each task that has a last day. */
import { toLineFeeds } from '../text/line-ends.ts';
import type { LedgerRow } from './ledger.ts';

/** A line holds 75 octets at most; what goes on begins with a space. */
const LONGEST_LINE = 75;

/** Commas, semicolons, backslashes and line ends are written with a backslash. */
export function escapeText(text: string): string {
  return toLineFeeds(text).replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
}

/** Cuts a line where its octets in UTF-8 reach 75, never inside a character. */
export function foldLine(line: string): string {
  const lines: string[] = [];
  let now = '';
  let octets = 0;
  for (const letter of line) {
    const code = letter.codePointAt(0) ?? 0;
    const length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + length > LONGEST_LINE) {
      lines.push(now);
      now = ' ';
      octets = 1;
    }
    now += letter;
    octets += length;
  }
  return [...lines, now].join('\r\n');
}

const toDay = (iso: string): string => iso.replaceAll('-', '');

function toNextDay(iso: string): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** A task with its last day. */
export type CalendarItem = Pick<LedgerRow, 'task' | 'requirement' | 'lead' | 'participants' | 'deadline' | 'due' | 'progress' | 'done'> & {
  /** Keeps an event the same when the calendar is exported again. */
  id: string;
  /** Where it is from; '' for none. */
  link: string;
};

/**
 * @param stamp when it was made: `20240131T080000Z`
 * @returns the calendar, and how many events it has; a task without a last day is none
 */
export function toCalendar(title: string, items: readonly CalendarItem[], stamp: string): { content: string; events: number } {
  const dated = items.filter(({ due }) => due !== '');
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//yaodian-duizhao//ledger//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escapeText(title)}`,
    ...dated.flatMap((item) => {
      const units = [item.lead === '' ? '' : `牵头：${item.lead}`, item.participants === '' ? '' : `配合：${item.participants}`, item.deadline === '' ? '' : `时限：${item.deadline}`, item.progress === '' ? '' : `进展：${item.progress}`];
      const about = [item.requirement, ...units, item.link].filter((words) => words !== '').join('\n');
      return [
        'BEGIN:VEVENT', `UID:${escapeText(item.id)}@yaodian-duizhao`, `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${toDay(item.due)}`, `DTEND;VALUE=DATE:${toDay(toNextDay(item.due))}`,
        `SUMMARY:${escapeText(`${item.done ? '（已销号）' : ''}${item.task === '' ? item.requirement.slice(0, 40) : item.task}${item.lead === '' ? '' : `（${item.lead}）`}`)}`,
        ...(about === '' ? [] : [`DESCRIPTION:${escapeText(about)}`]),
        ...(/^https?:\/\/[^\s"<>]+$/.test(item.link) ? [`URL:${item.link}`] : []),
        'TRANSP:TRANSPARENT',
        ...(item.done ? [] : ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escapeText('时限还有一周')}`, 'TRIGGER:-P7D', 'END:VALARM']),
        'END:VEVENT',
      ];
    }),
    'END:VCALENDAR',
  ];
  return { content: `${lines.map(foldLine).join('\r\n')}\r\n`, events: dated.length };
}

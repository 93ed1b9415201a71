/** The calendar of a ledger, by RFC 5545. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, foldLine, toCalendar, type CalendarItem } from '../../src/ledger/calendar.ts';

const item = (values: Partial<CalendarItem>): CalendarItem => ({ id: 'a', task: '', requirement: '', lead: '', participants: '', deadline: '', due: '', progress: '', done: false, link: '', ...values });
const unfold = (content: string) => content.replace(/\r\n /g, '').split('\r\n');

describe('lines', () => {
  it('are of 75 octets at most, whole characters each, and the same when unfolded', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }).filter((words) => !/[\r\n]/.test(words)), (words) => {
      const folded = foldLine(words);
      for (const line of folded.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(folded.replace(/\r\n /g, '')).toBe(words);
      expect(folded).not.toMatch(/\p{Surrogate}/u);
    }));
  });

  it('end with CR LF and have their commas, semicolons, backslashes and line ends written out', () => {
    expect(escapeText('一,二;三\\四\r\n五')).toBe('一\\,二\\;三\\\\四\\n五');
    const { content } = toCalendar('台账', [item({ task: '解读', due: '2024-06-30', requirement: 'BEGIN:VEVENT\nEND:VCALENDAR' })], '20240101T000000Z');
    expect(content.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(unfold(content).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(content.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
});

describe('events', () => {
  it('are days, one for each task with a last day', () => {
    const { content, events } = toCalendar('2024年台账', [
      item({ id: 'r1', task: '修目录', lead: '综合科', due: '2024-02-29', link: 'https://example.org/jinan-2023/13.html' }),
      item({ id: 'r2', task: '长期的', deadline: '长期坚持' }), item({ id: 'r3', requirement: '年内办两次培训', due: '2024-12-31', done: true }),
    ], '20240101T000000Z');
    const lines = unfold(content);
    expect(events).toBe(2);
    expect(lines.filter((line) => /^(?:UID|DTSTART|DTEND|SUMMARY|URL)/.test(line))).toEqual([
      'UID:r1@yaodian-duizhao', 'DTSTART;VALUE=DATE:20240229', 'DTEND;VALUE=DATE:20240301', 'SUMMARY:修目录（综合科）', 'URL:https://example.org/jinan-2023/13.html',
      'UID:r3@yaodian-duizhao', 'DTSTART;VALUE=DATE:20241231', 'DTEND;VALUE=DATE:20250101', 'SUMMARY:（已销号）年内办两次培训',
    ]);
    expect(lines.filter((line) => line === 'BEGIN:VALARM')).toHaveLength(1);
  });
});

/**
 * A notice or one of its points → references: GB/T 7714—2025 and —2015,
 * BibTeX, RIS, CSL-JSON. What the source does not state is left out.
 *
 * How the standard is read here:
 * - An official document is cited as the 2015 edition's own example does:
 *   `北京市人民政府办公厅. 关于转发…的通知: 京政办发[2005]37号[A/OL]. (2005-07-12)[2011-07-12]. http://…`:
 *   its number, and the number of the item, are 其他题名信息 after the title.
 * - The 2025 edition (in force since 2026-07-01) keeps A for what an archive
 *   holds under an archival number; a document read on a web page is EB/OL,
 *   without an address Z. Its signs other than `.` and `[ ]` are full-width.
 * - Annual reports are R in both. The 2025 edition gives the day of a report free, and the day of access of web
 *   pages only (its 8.8.3 against 8.11.3).
 * - /OL, the day of access and the address go together, or none of them.
 */
import type { NoticeRecord, WorkPoint } from '../points/index.ts';

/** What a reference is made from. */
export interface Citable {
  /** `yunchuan-2022` or `yunchuan-2022/17` */
  id: string;
  kind: NoticeRecord['kind'];
  title: string | null;
  issuer: string | null;
  /** 发文字号 */
  number: string | null;
  /** 成文日期, else the day a web page says it was published; ISO. Never inferred from the year a title names. */
  date: string | null;
  /** `第17项`; null for a whole notice */
  part: string | null;
}

/** Where the reader read it: both, or neither. */
export interface Access {
  url: string;
  /** ISO date */
  accessed: string;
}

export interface Citation {
  /** `gbt2025` … */
  format: CitationFormat;
  label: string;
  text: string;
  /** How its file is called after the id, and its type. */
  extension: string;
  type: string;
}

export type CitationFormat = 'gbt2025' | 'gbt2015' | 'bibtex' | 'ris' | 'csl';

/** @param part `第17项`, for a point */
export function toCitable(notice: NoticeRecord, point?: Pick<WorkPoint, 'id'>, part?: string): Citable {
  return {
    id: point?.id ?? notice.id,
    kind: notice.kind,
    title: notice.title,
    issuer: notice.issuer,
    number: notice.number,
    date: notice.issued ?? notice.published,
    part: part ?? null,
  };
}

/** What a reference leaves out because the source does not state it, in the words of the page. */
export function listUnstated({ title, issuer, number, date }: Citable): string[] {
  return [title === null && '标题', issuer === null && '发文机关', number === null && '发文字号', date === null && '日期'].filter((word) => word !== false);
}

export function toCitations(item: Citable, access: Access | null = null): Citation[] {
  return [
    { format: 'gbt2025', label: 'GB/T 7714—2025', text: toGbt7714(item, 2025, access), extension: 'txt', type: 'text/plain' },
    { format: 'gbt2015', label: 'GB/T 7714—2015', text: toGbt7714(item, 2015, access), extension: 'txt', type: 'text/plain' },
    { format: 'bibtex', label: 'BibTeX', text: toBibtex(item, access), extension: 'bib', type: 'application/x-bibtex' },
    { format: 'ris', label: 'RIS', text: toRis(item, access), extension: 'ris', type: 'application/x-research-info-systems' },
    { format: 'csl', label: 'CSL-JSON', text: `${JSON.stringify([toCslJson(item, access)], null, 2)}\n`, extension: 'json', type: 'application/vnd.citationstyles.csl+json' },
  ];
}

/** A reference by GB/T 7714, in the order of the numeric system, without its number. */
export function toGbt7714({ kind, title, issuer, number, date, part }: Citable, edition: 2025 | 2015, access: Access | null = null): string {
  const wide = edition === 2025;
  const [colon, open, close] = wide ? ['：', '（', '）'] : [': ', '(', ')'];
  const type = kind === 'annual-report' ? 'R' : wide ? (access ? 'EB' : 'Z') : 'A';
  const named = [title ?? '[标题未见]', number, part].filter((word) => word !== null).join(colon);
  const dates = access && !(wide && type === 'R') ? `${date === null ? '' : open + date + close}[${access.accessed}]` : date;
  return [issuer, `${named}[${type}${access ? '/OL' : ''}]`, dates, access?.url].filter((word) => word !== null && word !== undefined).map((word) => `${word}.`).join(' ');
}

const withPart = ({ title, part }: Citable) => [title ?? '[标题未见]', part].filter((word) => word !== null).join('：');

/** For BibTeX and biblatex alike; UTF-8. */
export function toBibtex(item: Citable, access: Access | null = null): string {
  const { id, kind, issuer, number, date } = item;
  const report = kind === 'annual-report';
  const [year, month, day] = date?.split('-') ?? [];
  const fields: [name: string, value: string | null | undefined][] = [
    // A second pair of braces keeps the name of an office whole.
    ['author', issuer && `{${escapeBibtex(issuer)}}`],
    ['title', `{${escapeBibtex(withPart(item))}}`],
    ['number', number && escapeBibtex(number)],
    // Styles print this of @misc, and not its number.
    ['howpublished', report ? null : number && escapeBibtex(number)],
    ['institution', report && issuer ? `{${escapeBibtex(issuer)}}` : null],
    ['date', date],
    ['year', year],
    ['month', month && String(Number(month))],
    ['day', day && String(Number(day))],
    ['url', access?.url],
    ['urldate', access?.accessed],
    ['language', 'chinese'],
  ];
  const lines = fields.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([name, value]) => `  ${name} = {${String(value)}}`);
  return `@${report ? 'techreport' : 'misc'}{${id.replace('/', ':')},\n${lines.join(',\n')}\n}\n`;
}

/** The signs BibTeX and LaTeX would take for their own; braces must pair. */
function escapeBibtex(text: string): string {
  const special: Record<string, string> = {
    '\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
  };
  return oneLine(text).replace(/[\\{}~^]/g, (sign) => special[sign] as string).replace(/[#$%&_]/g, '\\$&');
}

/** Tags as reference managers read them for GOVDOC and RPRT. */
export function toRis(item: Citable, access: Access | null = null): string {
  const { id, kind, issuer, number, date } = item;
  const day = (iso: string) => `${iso.replaceAll('-', '/')}/`;
  const lines: [tag: string, value: string | null | undefined][] = [
    ['TY', kind === 'annual-report' ? 'RPRT' : 'GOVDOC'],
    ['ID', id],
    ['AU', issuer],
    ['TI', withPart(item)],
    ['PY', date?.slice(0, 4)],
    ['DA', date && day(date)],
    ['SN', number],
    ['LA', 'zh-CN'],
    ['UR', access?.url],
    ['Y2', access && day(access.accessed)],
  ];
  return [...lines.filter(([, value]) => value !== null && value !== undefined).map(([tag, value]) => `${tag}  - ${oneLine(String(value))}`), 'ER  - ', ''].join('\r\n');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** https://docs.citationstyles.org/en/stable/specification.html */
export function toCslJson(item: Citable, access: Access | null = null): Record<string, unknown> {
  const parts = (iso: string) => ({ 'date-parts': [iso.split('-').map(Number)] });
  const { id, kind, issuer, number, date, part } = item;
  return {
    id,
    type: kind === 'annual-report' ? 'report' : 'document',
    title: withPart(item),
    ...(issuer === null ? {} : { author: [{ literal: issuer }] }),
    ...(number === null ? {} : { number }),
    ...(date === null ? {} : { issued: parts(date) }),
    ...(part === null ? {} : { section: part }),
    language: 'zh-CN',
    ...(access === null ? {} : { URL: access.url, accessed: parts(access.accessed) }),
  };
}

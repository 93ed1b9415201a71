/**
 * Notices → an Atom feed (RFC 4287).
 *
 * Ids are `urn:uuid:` made from the notice's own id (RFC 9562, version 5): an
 * entry's id must stay the same for ever, also when the site moves or gets its
 * first address, and `tag:` would need a domain that the project has not. Links
 * are relative to the feed where the site has no address; Atom allows that.
 */
import type { NoticeRecord } from '../points/index.ts';
import { toWellFormed } from '../text/well-formed.ts';

export interface FeedOptions {
  title: string;
  subtitle: string;
  /** Where the site is, ending in a slash, if that is known. */
  site: string | null;
  /** A name → a UUID that is always the same for it. */
  toUuid: (name: string) => string;
}

/** Atom wants a time; a notice only has a day, in China's time. */
const toTime = (day: string) => `${day}T00:00:00+08:00`;

export function toFeed(notices: readonly { record: NoticeRecord; summary: string }[], { title, subtitle, site, toUuid }: FeedOptions): string {
  const dayOf = ({ issued, published }: NoticeRecord) => issued ?? published;
  const days = notices.map(({ record }) => dayOf(record)).filter((day) => day !== null).sort();
  // A notice that states no day stands with the latest of the others: `updated` is required, and today's date would change with every build.
  const latest = days.at(-1) ?? '1970-01-01';
  const entries = [...notices].sort((a, b) => {
    const [left, right] = [dayOf(a.record) ?? '', dayOf(b.record) ?? ''];
    return left < right ? 1 : left > right ? -1 : a.record.id < b.record.id ? -1 : 1;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>urn:uuid:${toUuid('feed')}</id>
  <title>${escapeXml(title)}</title>
  <subtitle>${escapeXml(subtitle)}</subtitle>
  <updated>${toTime(latest)}</updated>
  <author><name>要点对照</name></author>
${site === null ? '' : `  <link rel="self" type="application/atom+xml" href="${escapeXml(site)}feed.xml"/>\n`}  <link rel="alternate" type="text/html" href="${escapeXml(site ?? '')}index.html"/>
${entries.map(({ record, summary }) => {
    const day = dayOf(record);
    return `  <entry>
    <id>urn:uuid:${toUuid(`notice/${record.id}`)}</id>
    <title>${escapeXml(record.title ?? record.id)}</title>
    <link rel="alternate" type="text/html" href="${escapeXml((site ?? '') + record.url)}"/>
    <updated>${toTime(day ?? latest)}</updated>
${day === null ? '' : `    <published>${toTime(day)}</published>\n`}${record.issuer === null ? '' : `    <author><name>${escapeXml(record.issuer)}</name></author>\n`}    <summary>${escapeXml(day === null ? `${summary}来源文件未见日期。` : summary)}</summary>
  </entry>`;
  }).join('\n')}
</feed>
`;
}

function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex
  return toWellFormed(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

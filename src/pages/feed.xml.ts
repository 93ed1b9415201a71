/** An Atom feed of the notices. */
import { createHash } from 'node:crypto';
import type { APIRoute } from 'astro';
import { toFeed } from '../data/feed.ts';
import { getNotices, getPointsByNotice } from '../site/corpus.ts';
import { getSiteUrl } from '../site/site-url.ts';
import { SITE_LINE, SITE_NAME } from '../site/site-name.ts';
import { KIND } from '../view/labels.ts';

/** The project's own name space; any fixed UUID will do. */
const NAMESPACE = Buffer.from('7b0c2f9e5a1d4c53a0f2d5e6c1b84a37', 'hex');

/** RFC 9562, version 5. */
function toUuid(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const GET: APIRoute = async () => {
  const [notices, pointsOf] = [await getNotices(), await getPointsByNotice()];
  const feed = toFeed(
    notices.map(({ record }) => ({
      record,
      summary: `${record.region ?? ''}${record.year === null ? '' : `${String(record.year)}年`}${KIND[record.kind]}，${String(pointsOf.get(record.id)?.length ?? 0)}项。发文字号：${record.number ?? '未见'}。`,
    })),
    { title: `${SITE_NAME}：文件`, subtitle: `${SITE_LINE}。本站不是政府网站。`, site: getSiteUrl(), toUuid },
  );
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml;charset=utf-8' } });
};

/**
 * The points of a notice as a classic script: from a disk, pages cannot fetch
 * JSON, but they can load scripts. See src/client/lib/notice-data.ts.
 */
import type { APIRoute, GetStaticPaths } from 'astro';
import type { NoticeData } from '../../../client/lib/notice-data.ts';
import { getNotices, getNoticesById, getPointsByNotice } from '../../../site/corpus.ts';
import { toScriptJson } from '../../../site/script-json.ts';

export const getStaticPaths = (async () => (await getNotices()).map(({ id }) => ({ params: { notice: id } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const notice = (await getNoticesById()).get(params['notice'] ?? '');
  if (!notice) return new Response(null, { status: 404 });
  const points = (await getPointsByNotice()).get(notice.id) ?? [];
  const data: NoticeData = {
    id: notice.id, order: notice.order, short: notice.short, confirmed: notice.confirmed, year: notice.record.year, kind: notice.record.kind,
    title: notice.record.title, url: notice.record.url, number: notice.record.number,
    level: notice.record.level, issued: notice.record.issued, published: notice.record.published, province: notice.province,
    points: points.map(({ record, evidence }) => ({ ...record, deadlineInherited: evidence.deadlineInherited })),
  };
  return new Response(`provide(${toScriptJson(`assets/notices/${notice.id}`)}, ${toScriptJson(data)});\n`, { headers: { 'Content-Type': 'text/javascript;charset=utf-8' } });
};

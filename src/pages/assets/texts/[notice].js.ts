/** The text of a notice as a classic script, for those offered as examples; see src/client/lib/notice-text.ts. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getNotices, getNoticesById } from '../../../site/corpus.ts';
import { toScriptJson } from '../../../site/script-json.ts';
import { FEW_PLACES } from '../../../view/limits.ts';

export const getStaticPaths = (async () => (await getNotices()).slice(0, FEW_PLACES).map(({ id }) => ({ params: { notice: id } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const notice = (await getNoticesById()).get(params['notice'] ?? '');
  if (!notice) return new Response(null, { status: 404 });
  return new Response(`provide(${toScriptJson(`assets/texts/${notice.id}`)}, ${toScriptJson(notice.text)});\n`, { headers: { 'Content-Type': 'text/javascript;charset=utf-8' } });
};

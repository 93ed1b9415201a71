/** A page at each address that moved, which leads on. */
import type { APIRoute } from 'astro';
import { follow, toPath, toRedirectPage } from '../corpus/permalinks.ts';
import { getPermalinks } from '../site/permalinks.ts';
import { getSiteUrl } from '../site/site-url.ts';

export function getStaticPaths() {
  const { moved } = getPermalinks();
  return [...moved.keys()].map((from) => ({ params: { moved: toPath(from).replace(/\.html$/, '') }, props: { from, to: follow(from, moved) ?? from } }));
}

export const GET: APIRoute<{ from: string; to: string }> = ({ props: { from, to } }) =>
  new Response(toRedirectPage(from, to, getSiteUrl()), { headers: { 'Content-Type': 'text/html;charset=utf-8' } });

/** What the page “bring your own notice” loads when a file of its kind comes; see src/client/try/helper.ts. */
import { fileURLToPath } from 'node:url';
import type { APIRoute } from 'astro';
import { root } from 'astro:config/server';
import { bundleReader, READERS } from '../../build/client.ts';

export const getStaticPaths = () => READERS.map((name) => ({ params: { name } }));

export const GET: APIRoute = async ({ params: { name } }) =>
  new Response(await bundleReader(fileURLToPath(root), name as (typeof READERS)[number]), { headers: { 'Content-Type': 'text/javascript;charset=utf-8' } });

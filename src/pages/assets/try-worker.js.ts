/** What the page “bring your own notice” computes with; see src/client/try/helper.ts. */
import { fileURLToPath } from 'node:url';
import type { APIRoute } from 'astro';
import { root } from 'astro:config/server';
import { bundleTryWorker } from '../../build/client.ts';

const folder = fileURLToPath(root);
// In a build it is made beside the other scripts and the pages.
const bundle = import.meta.env.PROD ? bundleTryWorker(folder) : null;
bundle?.catch(() => undefined);

export const GET: APIRoute = async () =>
  new Response(await (bundle ?? bundleTryWorker(folder)), { headers: { 'Content-Type': 'text/javascript;charset=utf-8' } });

/** The scripts of a front: each a module of the project as one classic script. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { bundleScript } from '../../../build/client.ts';

const SCRIPTS: Record<string, string> = {
  'front': 'src/front/client/front.ts',
  'modes': 'src/client/every-page/modes.entry.ts',
  'search': 'src/front/client/search.ts',
  'search-help': 'src/client/search/help.entry.ts',
};

export const getStaticPaths = (() => Object.keys(SCRIPTS).map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(await bundleScript(process.cwd(), SCRIPTS[params['name'] ?? ''] ?? ''), { headers: { 'Content-Type': 'text/javascript;charset=utf-8' } });

/** The stylesheets of a front: those of the sites, and for its head one of its own. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { bundleStyle, bundleStyles } from '../../../build/client.ts';

const folder = process.cwd();

const STYLES: Record<string, () => string> = {
  site: () => bundleStyles(folder),
  search: () => bundleStyle(folder, 'src/styles/pages/search.css'),
  front: () => bundleStyle(folder, 'src/front/front.css'),
};

export const getStaticPaths = (() => Object.keys(STYLES).map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) =>
  new Response(STYLES[params['name'] ?? '']?.() ?? '', { headers: { 'Content-Type': 'text/css;charset=utf-8' } });

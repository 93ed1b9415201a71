/** The stylesheets of a front, which are those of the sites. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { bundleStyle, bundleStyles } from '../../../build/client.ts';

const folder = process.cwd();

export const getStaticPaths = (() => ['site', 'search'].map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params: { name } }) =>
  new Response(name === 'site' ? bundleStyles(folder) : bundleStyle(folder, `src/styles/pages/${String(name)}.css`), { headers: { 'Content-Type': 'text/css;charset=utf-8' } });

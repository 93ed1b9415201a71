import { fileURLToPath } from 'node:url';
import type { APIRoute, GetStaticPaths } from 'astro';
import { root } from 'astro:config/server';
import { bundleStyle, listPageStyles } from '../../build/client.ts';

const folder = fileURLToPath(root);

export const getStaticPaths = (() => listPageStyles(folder).map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) =>
  new Response(bundleStyle(folder, `src/styles/pages/${String(params['name'])}.css`), { headers: { 'Content-Type': 'text/css;charset=utf-8' } });

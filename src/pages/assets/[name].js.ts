import { fileURLToPath } from 'node:url';
import type { APIRoute, GetStaticPaths } from 'astro';
import { root } from 'astro:config/server';
import { bundleClientEntry, listClientEntries } from '../../build/client.ts';

export const getStaticPaths = (() =>
  listClientEntries(fileURLToPath(root)).map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(await bundleClientEntry(fileURLToPath(root), String(params['name'])), {
    headers: { 'Content-Type': 'text/javascript;charset=utf-8' },
  });

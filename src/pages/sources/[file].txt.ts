/** The seeds as received, for whoever wants to check. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { findCorpusRoot } from '../../corpus/load.ts';
import { getNotices } from '../../site/collections.ts';

export const getStaticPaths = (async () =>
  (await getNotices()).map(({ record }) => ({ params: { file: record.source.file.replace(/\.txt$/, '') } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) =>
  new Response(readFileSync(join(findCorpusRoot(), 'seeds', `${String(params['file'])}.txt`)), {
    headers: { 'Content-Type': 'text/plain;charset=utf-8' },
  });

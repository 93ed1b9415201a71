/** The seeds as received, for whoever wants to check; of a seed in another format or encoding, the text that was read from it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { findCorpusRoot } from '../../corpus/load.ts';
import { getNotices } from '../../site/corpus.ts';
import { toTextFile } from '../../view/addresses.ts';

export const getStaticPaths = (async () =>
  (await getNotices()).map(({ record, text }) => ({
    params: { file: toTextFile(record.source.file).replace(/\.txt$/, '') },
    props: { file: record.source.file, text },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => {
  const { file, text } = props as { file: string; text: string };
  const bytes = readFileSync(join(findCorpusRoot(), 'seeds', file));
  return new Response(toTextFile(file) === file && bytes.equals(Buffer.from(text)) ? bytes : text, {
    headers: { 'Content-Type': 'text/plain;charset=utf-8' },
  });
};

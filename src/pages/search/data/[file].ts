/** search/data/*: what search loads, each file packed (.bin) and as a script (.js). See src/build/search-index.ts. */
import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { buildSearchFiles, toGlossaryFile, toNoticeSources, toSearchScript, type SearchFile } from '../../../build/search-index.ts';
import { ofCorpus } from '../../../site/corpus.ts';

/** Built when first asked for, and kept while the corpus is the same: a development server asks file by file. */
const getSearchFiles = ofCorpus(async (corpus): Promise<Map<string, SearchFile>> => {
  const glossary = (await getCollection('glossary')).sort((a, b) => (a.id < b.id ? -1 : 1));
  const files = [
    ...await buildSearchFiles(toNoticeSources(corpus)),
    toGlossaryFile(glossary.map(({ id, data: { term, also, related, short } }) => ({ term, also, related, short, url: `glossary/${id}.html` }))),
  ];
  return new Map(files.map((file) => [file.name, file]));
});

export const getStaticPaths = (async () => [...(await getSearchFiles()).keys()].flatMap((name) => [
  { params: { file: `${name}.bin` } }, { params: { file: `${name}.js` } },
])) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const [, name = '', extension] = /^(.*)\.(bin|js)$/.exec(params['file'] ?? '') ?? [];
  const file = (await getSearchFiles()).get(name);
  if (!file) return new Response(null, { status: 404 });
  return extension === 'js'
    ? new Response(toSearchScript(file), { headers: { 'Content-Type': 'text/javascript;charset=utf-8' } })
    : new Response(new Uint8Array(file.bytes), { headers: { 'Content-Type': 'application/octet-stream' } });
};

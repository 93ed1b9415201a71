/** data/*.json, *.csv, points.xlsx, schema/*.json, datapackage.json, citations.* */
import type { APIRoute } from 'astro';
import { getData, type DataFile } from '../../site/data-files.ts';

export async function getStaticPaths() {
  return [...(await getData()).files.values()].map((file) => ({ params: { file: file.path }, props: { file } }));
}

export const GET: APIRoute<{ file: DataFile }> = ({ props: { file } }) =>
  new Response(new Uint8Array(file.bytes), { headers: { 'Content-Type': file.type } });

import { fileURLToPath } from 'node:url';
import type { APIRoute, GetStaticPaths } from 'astro';
import { root } from 'astro:config/server';
import { bundleClientEntry, listClientEntries } from '../../build/client.ts';

const folder = fileURLToPath(root);

/** In a build all bundles are made at the same time, beside the pages; in development each is made anew when asked for. */
const bundles = new Map<string, Promise<string>>();

export const getStaticPaths = (() => listClientEntries(folder).map((name) => {
  if (import.meta.env.PROD) {
    const bundle = bundleClientEntry(folder, name);
    // Reported by whoever asks for it.
    bundle.catch(() => undefined);
    bundles.set(name, bundle);
  }
  return { params: { name } };
})) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const name = String(params['name']);
  return new Response(await (bundles.get(name) ?? bundleClientEntry(folder, name)), { headers: { 'Content-Type': 'text/javascript;charset=utf-8' } });
};

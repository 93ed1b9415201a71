import { fileURLToPath } from 'node:url';
import type { APIRoute, GetStaticPaths } from 'astro';
import { root } from 'astro:config/server';
import { bundleScript, listClientEntries } from '../../build/client.ts';

const folder = fileURLToPath(root);

/** In a build all bundles are made at the same time, beside the pages; in development each is made anew when asked for. */
const bundles = new Map<string, Promise<string>>();

export const getStaticPaths = (() => listClientEntries(folder).map(({ name, path }) => {
  if (import.meta.env.PROD) {
    const bundle = bundleScript(folder, path);
    // Reported by whoever asks for it.
    bundle.catch(() => undefined);
    bundles.set(name, bundle);
  }
  return { params: { name }, props: { path } };
})) satisfies GetStaticPaths;

export const GET: APIRoute<{ path: string }> = async ({ params, props }) =>
  new Response(await (bundles.get(params['name'] ?? '') ?? bundleScript(folder, props.path)), { headers: { 'Content-Type': 'text/javascript;charset=utf-8' } });

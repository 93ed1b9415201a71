/**
 * Loads search/data/*: over http the packed file itself; from file://, where fetch is not allowed, the script of the
 * same name that carries the same bytes.
 */

import { load } from '../lib/load.ts';

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  // A host that knows the format has unpacked it already.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param shard the folder of the site whose file it is, where that is not the page's own
 * @param fresh ask the host whether there is a newer one; other names change with what is in them
 */
export async function loadFile(name: string, shard = '', fresh = false): Promise<Uint8Array<ArrayBuffer>> {
  if (location.protocol === 'file:') {
    const binary = atob(await load(`${shard}search/data/${name}`));
    return unpack(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  }
  const response = await fetch(`${document.documentElement.dataset['root'] ?? ''}${shard}search/data/${name}.bin`, fresh ? { cache: 'no-cache' } : {});
  if (!response.ok) throw new Error(`${name}: ${String(response.status)}`);
  return unpack(new Uint8Array(await response.arrayBuffer()));
}

export async function loadJson<Value>(name: string, shard = '', fresh = false): Promise<Value> {
  return JSON.parse(new TextDecoder().decode(await loadFile(name, shard, fresh))) as Value;
}

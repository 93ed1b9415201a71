/**
 * Runs Pagefind's compiled search core (Rust to WebAssembly) on its own index files.
 *
 * Pagefind's own scripts fetch, which file:// does not allow, and weigh 25 KB more than the few calls that are
 * needed here: this is the binding they contain, by hand. It fits the version in package.json; a test compares.
 */

/** What the core exports, as wasm-bindgen passes strings and bytes: pointer and length. */
interface Core {
  memory: WebAssembly.Memory;
  init_pagefind(pointer: number, length: number): number;
  load_index_chunk(index: number, pointer: number, length: number): number;
  request_indexes(index: number, pointer: number, length: number): [number, number];
  search(index: number, ...queryOriginalFilterSortExactDiacritics: (number | boolean)[]): [number, number];
  __wbindgen_externrefs: WebAssembly.Table;
  __wbindgen_malloc(length: number, alignment: number): number;
  __wbindgen_free(pointer: number, length: number, alignment: number): void;
  __wbindgen_start(): void;
}

/** Pagefind's files begin with these letters once they are unpacked. */
const SIGNATURE = 'pagefind_dcd'.length;

export interface PagefindIndex {
  /** The ids of the records that hold a token. */
  find(token: string): Promise<Set<string>>;
}

/**
 * @param core the core's file, unpacked
 * @param meta the index's pf_meta file, unpacked
 * @param loadChunk loads one pf_index file by its name, unpacked
 */
export async function openPagefind(
  core: Uint8Array<ArrayBuffer>, meta: Uint8Array<ArrayBuffer>, loadChunk: (name: string) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<PagefindIndex> {
  let wasm: Core | null = null;
  const { instance } = await WebAssembly.instantiate(core.subarray(SIGNATURE), {
    './pagefind_web_bg.js': {
      __wbindgen_init_externref_table() {
        const table = (instance.exports as unknown as Core).__wbindgen_externrefs;
        const offset = table.grow(4);
        table.set(0, undefined);
        [undefined, null, true, false].forEach((value, i) => { table.set(offset + i, value); });
      },
    },
  });
  wasm = instance.exports as unknown as Core;
  wasm.__wbindgen_start();
  const { memory, __wbindgen_malloc: allocate, __wbindgen_free: free } = wasm;

  const give = (bytes: Uint8Array): [number, number] => {
    const pointer = allocate(bytes.length, 1) >>> 0;
    new Uint8Array(memory.buffer).set(bytes, pointer);
    return [pointer, bytes.length];
  };
  const giveString = (text: string): [number, number] => give(new TextEncoder().encode(text));
  const takeString = ([pointer, length]: [number, number]): string => {
    const text = new TextDecoder().decode(new Uint8Array(memory.buffer, pointer >>> 0, length));
    free(pointer, length, 1);
    return text;
  };

  let index = wasm.init_pagefind(...give(meta.subarray(SIGNATURE)));
  const chunks = new Map<string, Promise<void>>();
  const loadOnce = (name: string): Promise<void> => {
    let loading = chunks.get(name);
    if (!loading) {
      loading = loadChunk(name).then((bytes) => {
        index = wasm.load_index_chunk(index, ...give(bytes.subarray(SIGNATURE)));
      });
      loading.catch(() => chunks.delete(name));
      chunks.set(name, loading);
    }
    return loading;
  };

  return {
    async find(token) {
      const needed = JSON.parse(takeString(wasm.request_indexes(index, ...giveString(token)))) as string[];
      await Promise.all(needed.map(loadOnce));
      const answer = takeString(wasm.search(
        index, ...giveString(token), ...giveString(token), ...giveString('{}'), ...giveString(''), false, true,
      ));
      return new Set((JSON.parse(answer) as { results: { p: string }[] }).results.map(({ p }) => p));
    },
  };
}

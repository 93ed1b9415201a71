/**
 * Loads search/data/*: over http the packed file itself; from file://, where fetch is not allowed, the script of the
 * same name that carries the same bytes.
 */

type Receive = (name: string, base64: string) => void;

declare global {
  /** What the scripts in search/data call. */
  var receiveSearchFile: Receive | undefined;
}

const arriving = new Map<string, (base64: string) => void>();

function loadScript(address: string, name: string): Promise<string> {
  globalThis.receiveSearchFile ??= (received, base64) => arriving.get(received)?.(base64);
  return new Promise((done, fail) => {
    const script = document.createElement('script');
    arriving.set(name, done);
    script.src = `${address}.js`;
    script.onload = () => {
      script.remove();
      arriving.delete(name);
    };
    script.onerror = () => {
      script.remove();
      fail(new Error(`${name} cannot be loaded`));
    };
    document.head.append(script);
  });
}

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  // A host that knows the format has unpacked it already.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param fresh ask the host whether there is a newer one; other names change with what is in them */
export async function loadFile(folder: string, name: string, fresh = false): Promise<Uint8Array<ArrayBuffer>> {
  if (location.protocol === 'file:') {
    const binary = atob(await loadScript(folder + name, name));
    return unpack(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  }
  const response = await fetch(`${folder}${name}.bin`, fresh ? { cache: 'no-cache' } : {});
  if (!response.ok) throw new Error(`${name}: ${String(response.status)}`);
  return unpack(new Uint8Array(await response.arrayBuffer()));
}

export async function loadJson<Value>(folder: string, name: string, fresh = false): Promise<Value> {
  return JSON.parse(new TextDecoder().decode(await loadFile(folder, name, fresh))) as Value;
}

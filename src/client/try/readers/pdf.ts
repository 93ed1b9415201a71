/** The reader of PDF, as a script of its own: see src/client/try/helper.ts. */
import './polyfills.ts';
import type { Report } from '../../../reading/index.ts';
import { readPdf as read } from '../../../reading/pdf.ts';
import type { ReadPages } from '../../../reading/assemble.ts';

/** @param maps tables of Chinese encodings by name, in base64 */
export function readPdf(bytes: Uint8Array, maps: Readonly<Record<string, string>>, report?: Report): Promise<ReadPages> {
  const cMaps = (name: string): Promise<Uint8Array> => {
    const map = maps[name];
    return map === undefined ? Promise.reject(new Error(name)) : Promise.resolve(Uint8Array.from(atob(map), (char) => char.charCodeAt(0)));
  };
  return read(bytes, { cMaps, ...(report ? { report } : {}) });
}

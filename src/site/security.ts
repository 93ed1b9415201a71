/**
 * The policy of every page: nothing from elsewhere, no inline script or style.
 * WebAssembly is Pagefind's.
 */
import { createHash } from 'node:crypto';

/**
 * The content of the policy's meta tag. What a host must send as a header is in public/_headers and deploy/.
 *
 * @param script the one inline script a page may have, letter by letter
 * @param blobWorkers whether workers may be made of a Blob: from a disk they have no file of their own
 */
export function makePolicy({ script, blobWorkers = false }: { script?: string | undefined; blobWorkers?: boolean }): string {
  const own = script === undefined ? '' : ` 'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${own}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    `worker-src 'self'${blobWorkers ? ' blob:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}

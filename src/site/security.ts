/**
 * The policy of every page: nothing from elsewhere, no inline script or style.
 * WebAssembly is Pagefind's; workers from a Blob are how search runs from a
 * disk, where a worker has no file of its own.
 */
import { createHash } from 'node:crypto';

/**
 * The content of the policy's meta tag. What a host must send as a header is in public/_headers and deploy/.
 *
 * @param script the one inline script a page may have, letter by letter
 */
export function makePolicy(script?: string): string {
  const own = script === undefined ? '' : ` 'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${own}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}

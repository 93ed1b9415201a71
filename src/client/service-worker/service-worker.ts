/**
 * Keeps the site for when there is no network, whole unless it is very large: bundled into sw.js by
 * src/build/service-worker.ts.
 *
 * Pages, scripts and data of one build belong together, so a new build waits until the reader asks for it, and then
 * replaces everything at once.
 */
import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';

/** The files to keep, with a digest of what is in each. */
declare const PRECACHE: PrecacheEntry[];

/** The part of ServiceWorkerGlobalScope that is used here; TypeScript cannot have it beside the DOM. */
interface Scope {
  addEventListener(type: 'message', act: (event: { data: unknown }) => void): void;
  addEventListener(type: 'activate', act: (event: { waitUntil(promise: Promise<void>): void }) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}
const scope = globalThis as unknown as Scope;

// A search is `search/index.html?q=…`: the page is the same whatever its query.
precacheAndRoute(PRECACHE, { ignoreURLParametersMatching: [/./], directoryIndex: 'index.html', cleanURLs: false });
cleanupOutdatedCaches();

scope.addEventListener('message', ({ data }) => {
  if (data === 'skip-waiting') void scope.skipWaiting();
});
// The page of the first visit can search offline too, without being opened again.
scope.addEventListener('activate', (event) => { event.waitUntil(scope.clients.claim()); });

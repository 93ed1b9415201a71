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
  addEventListener(type: 'fetch', act: (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void): void;
  addEventListener(type: 'message', act: (event: { data: unknown }) => void): void;
  addEventListener(type: 'activate', act: (event: { waitUntil(promise: Promise<void>): void }) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}
const scope = globalThis as unknown as Scope;

// A search is `search/index.html?q=…`: the page is the same whatever its query.
precacheAndRoute(PRECACHE, { ignoreURLParametersMatching: [/./], directoryIndex: 'index.html', cleanURLs: false });
cleanupOutdatedCaches();

// Readers of rarer files are large and seldom wanted: one is kept from the first time on, and asked for anew while
// there is a network, so that it is of the same build as the page.
const READERS = 'readers';
scope.addEventListener('fetch', (event) => {
  if (!/\/assets\/reader-\w+\.js$/.test(new URL(event.request.url).pathname)) return;
  event.respondWith(fetch(event.request).then(async (response) => {
    if (response.ok) await (await caches.open(READERS)).put(event.request, response.clone());
    return response;
  }, async (error: unknown) => {
    const kept = await caches.match(event.request);
    if (kept) return kept;
    throw error;
  }));
});

scope.addEventListener('message', ({ data }) => {
  if (data === 'skip-waiting') void scope.skipWaiting();
});
// The page of the first visit can search offline too, without being opened again.
scope.addEventListener('activate', (event) => { event.waitUntil(scope.clients.claim()); });

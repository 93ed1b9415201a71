/** What pdf.js does in a worker: handed to it as it is, so that it starts none. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';

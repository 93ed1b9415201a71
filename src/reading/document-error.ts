/** What keeps a document from being read, for readers: half a sentence in Chinese. */
export class DocumentError extends Error {}

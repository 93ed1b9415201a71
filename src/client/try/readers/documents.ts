/** The readers of rarer documents, as a script of their own: see src/client/try/helper.ts. */
export * from '../../../reading/documents.ts';

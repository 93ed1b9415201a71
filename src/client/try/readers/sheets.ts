/** The reader of sheets, as a script of its own: see src/client/try/helper.ts. */
export * from '../../../reading/sheets.ts';

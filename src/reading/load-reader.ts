/** Loads the readers that are not always needed, where modules can be loaded: on the command line and in tests. */
import type { LoadReader, ReaderName, Readers } from './index.ts';

const MODULES: { [Name in ReaderName]: () => Promise<Readers[Name]> } = {
  documents: () => import('./documents.ts'),
  sheets: () => import('./sheets.ts'),
  pdf: async () => {
    const { readPdf } = await import('./pdf.ts');
    const cMapUrl = decodeURIComponent(new URL('../../node_modules/pdfjs-dist/cmaps/', import.meta.url).pathname);
    return { readPdf: (bytes, report) => readPdf(bytes, { cMapUrl, ...(report ? { report } : {}) }) };
  },
};

export const loadReader: LoadReader = (name) => MODULES[name]();

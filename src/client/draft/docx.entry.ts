/** Writes a draft as a Word document; loaded on demand, since the library is larger than the page. */
import { toDocx } from '../../draft/docx.ts';
import { provide } from '../lib/load.ts';

export const draftDocx = { toDocx };

provide('assets/draft-docx', draftDocx);

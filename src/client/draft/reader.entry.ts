/** Reads last year's notice from files of any kind that 自查 reads; loaded on demand, and with it the reader a file needs. */
import { fromNotice } from '../../draft/from-notice.ts';
import type { Draft } from '../../draft/draft.ts';
import { readNotice } from '../../points/index.ts';
import { suggestThemes, type ThemeModel } from '../../points/themes.ts';
import { ReadingError, type ArchivePart, type ReaderName, type Readers, type Report } from '../../reading/index.ts';
import { orderFiles } from '../../reading/join-files.ts';
import { readFiles, type NamedFile } from '../../reading/read-files.ts';
import { toPlaceName } from '../../points/names.ts';
import { joinLabel, toPointLabel } from '../../view/labels.ts';
import { load, provide } from '../lib/load.ts';

/** What a reader of 自查's worker is outside of it: the same function, called here. */
async function loadReader<Name extends ReaderName>(name: Name): Promise<Readers[Name]> {
  try {
    const made = (await load(`assets/reader-${name}`))();
    if (name !== 'pdf') return made as Readers[Name];
    const [{ readPdf }, maps] = [made as typeof import('../try/readers/pdf.ts'), await load('assets/reader-cmaps')];
    return { readPdf: (bytes: Uint8Array, report?: Report) => readPdf(bytes, maps, report) } as Readers[Name];
  } catch {
    throw new Error(`没有读到读这种文件的程序（assets/reader-${name}.js）。请看网络或网站文件是否齐全，再试一次。`);
  }
}

/** A draft, or of an archive the files there are to choose from. */
export type LastYear = { draft: Draft } | { parts: readonly ArchivePart[] };

/**
 * @param files of one notice, in any order
 * @param parts of archives among them, the files to read
 * @param report told of each page of a file that has many
 * @throws with words for the reader where a file cannot be read, or holds no items
 */
async function readLastYear(files: readonly NamedFile[], model: ThemeModel, parts: readonly string[], report: (name: string) => Report): Promise<LastYear> {
  try {
    const { text, tables } = await readFiles(orderFiles(files), loadReader, { report, parts });
    const { points, metadata } = readNotice(text, tables);
    if (points.length === 0) throw new Error('里面没有找到条目，它可能不是一份要点或分工方案');
    const labels = new Map<unknown, string>();
    const taken = points.map((point) => {
      const each = { ...point, id: '', themes: suggestThemes(point, model) ?? undefined };
      labels.set(each, joinLabel(toPlaceName('本单位', metadata.year), toPointLabel(point)));
      return each;
    });
    return { draft: fromNotice(metadata, taken, (point) => ({ point: '', label: labels.get(point) ?? '' })) };
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    if (error.parts.length > 0) return { parts: error.parts };
    throw new Error(error.note, { cause: error });
  }
}

export const draftReader = { readLastYear };

provide('assets/draft-reader', draftReader);

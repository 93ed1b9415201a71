/** Reads last year's notice from a file; loaded on demand. */
import { config } from 'zod';
import { fromNotice } from '../../draft/from-notice.ts';
import type { Draft } from '../../draft/draft.ts';
import { readNotice } from '../../points/index.ts';
import { suggestThemes, type ThemeModel } from '../../points/themes.ts';
import { readAtOnce, ReadingError, type ReadFile } from '../../reading/index.ts';
import { toPlaceName } from '../../points/names.ts';
import { toPointLabel } from '../../view/labels.ts';
import { provide } from '../lib/load.ts';

// The policy of the pages forbids code made from text, which zod otherwise tries.
config({ jitless: true });

/** @throws with words for the reader where the file cannot be read, or holds no items */
function readLastYear(name: string, bytes: Uint8Array, model: ThemeModel): Draft {
  let read: ReadFile;
  try {
    read = readAtOnce(name, bytes);
  } catch (error) {
    throw error instanceof ReadingError ? new Error(error.note) : error;
  }
  const { points, metadata } = readNotice(read.text, read.tables);
  if (points.length === 0) throw new Error('在这个文件里没有找到条目。它可能不是一份要点或分工方案。');
  const taken = points.map((point) => ({ ...point, id: '', themes: suggestThemes(point, model) ?? undefined }));
  return fromNotice(metadata, taken, (point) => ({ point: '', label: `${toPlaceName('本单位', metadata.year)}${toPointLabel(points[taken.indexOf(point as typeof taken[number])]?.number ?? '')}` }));
}

export const draftReader = { readLastYear };

provide('assets/draft-reader', draftReader);

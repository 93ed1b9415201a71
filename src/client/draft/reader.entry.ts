/** Reads last year's notice from a file; loaded on demand. */
import { fromNotice } from '../../draft/from-notice.ts';
import type { Draft } from '../../draft/draft.ts';
import { readNotice } from '../../points/index.ts';
import { suggestThemes, type ThemeModel } from '../../points/themes.ts';
import { readAtOnce, ReadingError, type ReadFile } from '../../reading/index.ts';
import { toPlaceName } from '../../points/names.ts';
import { joinLabel, toPointLabel } from '../../view/labels.ts';
import { provide } from '../lib/load.ts';

/** @throws with words for the reader where the file cannot be read, or holds no items */
function readLastYear(name: string, bytes: Uint8Array, model: ThemeModel): Draft {
  let read: ReadFile;
  try {
    read = readAtOnce(name, bytes);
  } catch (error) {
    throw error instanceof ReadingError ? new Error(error.note) : error;
  }
  const { points, metadata } = readNotice(read.text, read.tables);
  if (points.length === 0) throw new Error('里面没有找到条目，它可能不是一份要点或分工方案');
  const labels = new Map<unknown, string>();
  const taken = points.map((point) => {
    const each = { ...point, id: '', themes: suggestThemes(point, model) ?? undefined };
    labels.set(each, joinLabel(toPlaceName('本单位', metadata.year), toPointLabel(point)));
    return each;
  });
  return fromNotice(metadata, taken, (point) => ({ point: '', label: labels.get(point) ?? '' }));
}

export const draftReader = { readLastYear };

provide('assets/draft-reader', draftReader);

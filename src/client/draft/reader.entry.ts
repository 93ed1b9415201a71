/** Reads last year's notice from a file; loaded on demand. */
import { fromNotice } from '../../draft/from-notice.ts';
import type { Draft } from '../../draft/draft.ts';
import { readNotice, type ReadNotice } from '../../points/index.ts';
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
  return toDraft(readNotice(read.text, read.tables), model, '本单位');
}

/** @throws with words for the reader where it holds no items */
function readText(text: string, model: ThemeModel): Draft {
  return toDraft(readNotice(text), model, '');
}

/** @param from whose words they are; '' for those of the draft itself, which have no source */
function toDraft({ points, metadata }: ReadNotice, model: ThemeModel, from: string): Draft {
  if (points.length === 0) throw new Error('里面没有找到条目，它可能不是一份要点或分工方案');
  const labels = new Map<unknown, string>();
  const taken = points.map((point) => {
    const each = { ...point, id: '', themes: suggestThemes(point, model) ?? undefined };
    labels.set(each, from === '' ? '' : joinLabel(toPlaceName(from, metadata.year), toPointLabel(point)));
    return each;
  });
  return fromNotice(metadata, taken, (point) => ({ point: '', label: labels.get(point) ?? '' }));
}

export const draftReader = { readLastYear, readText };

provide('assets/draft-reader', draftReader);

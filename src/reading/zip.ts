/** Archives: what is in them, within bounds. */
import { unzipSync } from 'fflate';
import { DocumentError } from './document-error.ts';
import { LARGEST_FILE } from './limits.ts';

/** Parts of an archive: a Word document has some twenty, with a picture for each paragraph a thousand. */
const MOST_PARTS = 20_000;

/**
 * The parts of an archive that are asked for, by name.
 *
 * @throws DocumentError where it is damaged, or unpacks to more than is read
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  let total = 0;
  let parts = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (++parts > MOST_PARTS) throw new DocumentError('其中的文件太多');
        if (!wanted(name)) return false;
        total += originalSize;
        if (total > LARGEST_FILE) throw new DocumentError('文件展开后太大');
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    throw error instanceof DocumentError ? error : new DocumentError('压缩包已损坏，或文件不完整');
  }
}

/** The names of the parts of an archive, in its order; of one that is cut, those that are still named. */
export function listParts(bytes: Uint8Array): string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (names.length < MOST_PARTS) names.push(name);
        return false;
      },
    });
    return names;
  } catch {
    return listLocalParts(bytes);
  }
}

/** Names that tell what a damaged archive was. */
const TELLING = /\[Content_Types\]\.xml|word\/document\d*\.xml|xl\/workbook\.xml|ppt\/presentation\.xml|OFD\.xml/g;

/** Where the list at the end is lost, what names stand near the beginning and the end. */
function listLocalParts(bytes: Uint8Array): string[] {
  const near = bytes.length > 200_000 ? [bytes.subarray(0, 100_000), bytes.subarray(-100_000)] : [bytes];
  return near.flatMap((part) => new TextDecoder('latin1').decode(part).match(TELLING) ?? []);
}

/** The files of one notice, archives among them → what is read of them, as one. */
import { listHeld } from './archive.ts';
import { readFile, type LoadReader, type ReadFile, type Report } from './index.ts';
import { joinFiles } from './join-files.ts';
import { sniff } from './sniff.ts';

/** A file as it was given. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

/** What is read of several files. */
export interface ReadNotice extends ReadFile {
  /** The file that the notice itself stands in; of an archive, its part. */
  name: string;
}

/**
 * Reads the files of one notice, in the order they are given.
 *
 * @param parts of archives among them, the files to read
 * @throws ReadingError
 */
export async function readFiles(files: readonly NamedFile[], load: LoadReader, { report, parts = [] }: { report?: (name: string) => Report; parts?: readonly string[] } = {}): Promise<ReadNotice> {
  const archives = files.filter(({ bytes }) => sniff(bytes) === 'zip');
  const held = new Map(archives.map((file) => [file, archives.length > 1 ? listHeld(file.bytes, parts) : parts]));
  // Each archive is asked for what it has; what none has, the first refuses.
  const lost = parts.filter((part) => ![...held.values()].some((own) => own.includes(part)));
  const read: { name: string; read: ReadFile }[] = [];
  for (const file of files) {
    const own = [...held.get(file) ?? [], ...(file === archives[0] ? lost : [])];
    read.push({ name: file.name, read: await readFile(file.name, file.bytes, load, report?.(file.name), own) });
  }
  const [first] = read;
  return { ...joinFiles(read), name: first?.read.parts?.[0] ?? first?.name ?? '' };
}

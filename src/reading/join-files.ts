/** Several files of one notice, the notice and its annexes, in order and as one text. */
import { toLineFeeds } from '../text/line-ends.ts';
import type { ReadFile } from './read-file.ts';

/** By its name the annex of another file. */
export function isAnnex(name: string): boolean {
  const own = name.replace(/^.*\//, '');
  return /附件|附表|分工|任务表|清单|台账/.test(own) && !/^关于|通知/.test(own.replace(/附件.*/, ''));
}

/** An annex comes after what it belongs to, whatever order files were chosen in: 附件1, 附件2 by their numbers. */
export function orderFiles<Named extends { name: string }>(files: readonly Named[]): Named[] {
  return [...files].sort((a, b) => Number(isAnnex(a.name)) - Number(isAnnex(b.name)) || a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
}

export function joinFiles(files: readonly { name: string; read: ReadFile }[]): ReadFile {
  const [first] = files;
  if (!first) throw new Error('Unexpected join of no files');
  if (files.length === 1) return first.read;
  const hasPlaces = files.some(({ read }) => read.places.length > 0);
  const joined: ReadFile = { ...first.read, text: '', tables: [], notes: [], places: [], encoding: null };
  const parts = files.flatMap(({ read }) => read.parts ?? []);
  if (parts.length > 0) joined.parts = parts;
  let lines = 0;
  for (const { name, read } of files) {
    // A blank line parts two files; each ends with a line end.
    const text = `${joined.text === '' ? '' : '\n'}${toLineFeeds(read.text.replace(/^\ufeff/, '')).replace(/(?<!\n)\n*$/, '\n')}`;
    const before = lines + (joined.text === '' ? 0 : 1);
    joined.tables.push(...read.tables.map((table) => ({ ...table, line: table.line + before })));
    if (hasPlaces) {
      if (joined.text !== '') joined.places.push('');
      const own = read.text.split('\n').length;
      for (let at = 0; at < own; at++) joined.places.push(`${name} ${read.places[at] ?? `第${String(at + 1)}行`}`);
    }
    joined.text += text;
    lines = joined.text.split('\n').length - 1;
    if (hasPlaces) joined.places.length = lines;
    // A note each: what was guessed is told by how its note ends.
    joined.notes.push(...(read.notes.length > 0 ? read.notes : ['已读入。']).map((note) => `《${name}》：${note}`));
  }
  return joined;
}

/** What a corpus folder holds, looked at without reading it: one too large to be held is taken a part at a time. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { checkSeedList, compareSeeds, listNoticeFiles, MOST_TEACHERS, throwIfBroken } from '../corpus/load.ts';
import { fail } from '../corpus/yaml.ts';

export interface CorpusFolder {
  /** As rows name it. */
  name: string;
  root: string;
  /** Files of content/notices, in the order of their seeds. */
  notices: string[];
  /** Those whose confirmed themes teach what to suggest for others. */
  teachers: string[];
}

/** A line of a file of content/notices: quick to look for, where the whole file is read anyway later. */
const lineOf = (text: string, key: string): string => new RegExp(`^${key}:[ \\t]*(?:"([^"\\n]*)"|'([^'\\n]*)'|([^#\\n]*))`, 'm').exec(text)?.slice(1).find((each) => each !== undefined)?.trim() ?? '';

/** The files of its annexes, without reading all of it as YAML. */
function listAnnexes(text: string): { file: string; name: string }[] {
  return [...text.matchAll(/^\s+(?:-\s*)?\{?\s*file:\s*['"]?([^\s,'"}]+)/gm)].map(([, file = '']) => ({ file, name: file }));
}

/** @throws CorpusError where there are no notices, or seeds that nobody or two describe */
export function openFolder(name: string, root: string): CorpusFolder {
  const files: VFile[] = [];
  const found = listNoticeFiles(root).map((file) => {
    const path = join('content/notices', file);
    const text = readFileSync(join(root, path), 'utf8');
    return { file, vfile: new VFile({ path, cwd: root }), id: file.replace(/\.ya?ml$/, ''), seed: lineOf(text, 'seed'), annexes: listAnnexes(text), confirmed: lineOf(text, 'confirmed') === 'true' };
  });
  if (found.length === 0) {
    const file = new VFile({ path: 'content/notices', cwd: root });
    fail(file, 'Unexpected corpus without notices', undefined, 'content-empty', `${root} 里没有通知：应有 content/notices/*.yaml。`);
    files.push(file);
  }
  // Whose seed is not plain to see, its schema judges.
  const described = found.filter(({ seed }) => seed !== '');
  if (described.length === found.length) checkSeedList(root, described.map(({ vfile, id, seed, annexes }) => ({ file: vfile, content: { id, seed, annexes } })), files);
  throwIfBroken([...files, ...described.map(({ vfile }) => vfile)]);
  found.sort((a, b) => compareSeeds(a.seed, b.seed));
  return { name, root, notices: found.map(({ file }) => file), teachers: found.filter(({ confirmed }) => confirmed).slice(0, MOST_TEACHERS).map(({ file }) => file) };
}

/** The file that lists the sites of a front page, written by whoever puts them side by side: see docs/shards.md. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { VFile } from 'vfile';
import { z } from 'zod';
import { throwIfBroken } from '../corpus/load.ts';
import { fail, locate, readYaml } from '../corpus/yaml.ts';

/** What the front page itself has beside the folders of its sites. */
const OWN_FOLDERS = ['assets', 'search'];

const schema = z.strictObject({
  /** The name of the whole: 全国交通运输政务公开要点. */
  title: z.string().trim().min(1).max(40),
  shards: z.array(z.strictObject({
    /** The folder it gets, and so the beginning of its addresses. */
    path: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, '应为小写字母、数字和连字符').refine((path) => !OWN_FOLDERS.includes(path), `不能叫 ${OWN_FOLDERS.join('、')}：首页自己要用`),
    /** 山东 */
    name: z.string().trim().min(1).max(12),
    /** The folder of the built site, from where this file stands. */
    site: z.string().min(1),
  })).min(1),
});

export interface ListedShard {
  path: string;
  name: string;
  /** The folder of the built site, absolute; it need not be there. */
  site: string;
}

export interface ShardsFile {
  title: string;
  shards: ListedShard[];
}

/** @throws CorpusError with line and column where the file does not say what it should */
export function readShardsFile(path: string): ShardsFile {
  const file = new VFile({ path, value: existsSync(path) ? readFileSync(path, 'utf8') : '' });
  if (!existsSync(path)) fail(file, 'Unexpected absence of file', undefined, 'file-missing', `没有这个文件：${path}。写法见 docs/shards.md。`);
  const content = existsSync(path) ? readYaml(file, schema) : null;
  content?.shards.forEach((shard, at) => {
    for (const key of ['path', 'name'] as const) {
      if (content.shards.findIndex((other) => other[key] === shard[key]) !== at) fail(file, `Unexpected second ${key} "${shard[key]}"`, locate(file, ['shards', at, key]), 'shard-twice', `“${shard[key]}”写了两次。`);
    }
  });
  throwIfBroken([file]);
  const { title, shards } = content as z.infer<typeof schema>;
  return { title, shards: shards.map((shard) => ({ ...shard, site: resolve(dirname(path), shard.site) })) };
}

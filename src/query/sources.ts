/** Where the exported files are: folders, or addresses from which they are fetched first. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QueryError } from './engine.ts';

export interface Source {
  /** The file of this name, on this machine. */
  locate: (name: string) => Promise<string>;
  clear: () => void;
}

const EXPORT_HINT = '请先运行 npm run export -- --to parquet,sqlite，或用 --from 写明文件夹或网址。';

function openFolder(folder: string): Source {
  return {
    locate(name) {
      const path = join(folder, name);
      if (existsSync(path)) return Promise.resolve(path);
      return Promise.reject(new QueryError(existsSync(folder) ? `${folder} 里没有 ${name}。${EXPORT_HINT}` : `没有这个文件夹：${folder}。${EXPORT_HINT}`));
    },
    clear: () => undefined,
  };
}

/** Files of a site's data/: fetched when they are asked for, and gone afterwards. */
function openAddress(address: string): Source {
  const base = address.endsWith('/') ? address : `${address}/`;
  const folder = mkdtempSync(join(tmpdir(), 'yaodian-query-'));
  return {
    async locate(name) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
      const url = `${base}${name}`;
      let answer: Response;
      try {
        answer = await fetch(url);
      } catch (error) {
        throw new QueryError(`取不到 ${url}：${error instanceof Error ? error.message : String(error)}。请检查网址和网络。`, { cause: error });
      }
      if (!answer.ok) throw new QueryError(`取不到 ${url}（${String(answer.status)}）。网址应当是放着导出文件的目录，例如站点的 data/。`);
      writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
      return path;
    },
    clear() { rmSync(folder, { recursive: true, force: true }); },
  };
}

/** @param toPath a path as it was typed → where it is */
export function openSource(from: string, toPath: (path: string) => string): Source {
  if (/^https?:\/\//i.test(from)) return openAddress(from);
  return openFolder(/^file:\/\//i.test(from) ? fileURLToPath(from) : toPath(from));
}

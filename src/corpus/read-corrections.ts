/** The file given to `--corrections`. */
import { existsSync, readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import type { ReadingCorrection } from '../notice/index.ts';
import { decodeUtf8, EncodingError } from '../text/decode.ts';
import { readingCorrectionsFileSchema } from './content-schema.ts';
import { report } from './load.ts';
import { fail, readYaml } from './yaml.ts';

/** Why corrections cannot be used: a report with file, line, column and remedy. */
export class CorrectionsError extends Error {}

/**
 * @param name as it was typed
 * @throws CorrectionsError where there is no such file, or it does not have the shape of corrections
 */
export function readCorrections(path: string, name: string): ReadingCorrection[] {
  const file = new VFile({ path: name });
  if (!existsSync(path)) fail(file, 'Unexpected absence of file', undefined, 'file-missing', `没有这个更正文件：${name}`);
  else {
    try {
      file.value = decodeUtf8(readFileSync(path));
      const corrections = readYaml(file, readingCorrectionsFileSchema);
      if (corrections) return corrections.readingCorrections;
    } catch (error) {
      if (!(error instanceof EncodingError)) fail(file, 'Unexpected file that cannot be read', undefined, 'file-unreadable', `读不了更正文件 ${name}，请看它是不是文件、有没有权限。`);
      else fail(file, error.message, { line: error.line, column: error.column }, 'file-encoding', '更正文件要存成 UTF-8 编码。');
    }
  }
  throw new CorrectionsError(report([file]));
}

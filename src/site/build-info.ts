/** What this build is: read from the project, the same for the same commit. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BuildInfo {
  version: string;
}

let info: BuildInfo | null = null;

export function getBuild(): BuildInfo {
  info ??= JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as BuildInfo;
  return { version: info.version };
}

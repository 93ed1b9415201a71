/** A command that is given the files of one notice: what it reads from its arguments, and words for the terminal. */
import { existsSync, statSync } from 'node:fs';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { MOST_FILES } from '../reading/limits.ts';
import { toPath } from './options.ts';

const HELP = { help: { type: 'boolean', short: 'h' } } as const satisfies ParseArgsOptionsConfig;

/**
 * @param args without node and the script
 * @param usage what is said to a wrong call, and to --help
 * @returns the options, the files as they were typed and where they are; or the exit code, where there is nothing to do
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options, usage: string, warn: (text: string) => void) {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: { ...options, ...HELP }, allowPositionals: true });
  } catch (error) {
    warn(`${toUsageError(error)}\n\n${usage}\n`);
    return 2;
  }
  const names = parsed.positionals;
  const { help } = parsed.values as { help?: boolean };
  if (help === true || names.length === 0 || names.length > MOST_FILES) {
    warn(`${names.length > MOST_FILES ? `一次最多${String(MOST_FILES)}个文件：一份通知和它的附件。\n\n` : ''}${usage}\n`);
    return help === true ? 0 : 2;
  }
  const paths = names.map(toPath);
  const refused = names.flatMap((name, at) => refuseInput(name, paths[at] as string) ?? [])[0];
  if (refused !== undefined) {
    warn(`${refused}\n`);
    return 2;
  }
  return { values: parsed.values, file: names.join('、'), paths };
}

/** Why a path is no file to read; null where it is one. */
function refuseInput(file: string, path: string): string | null {
  if (!existsSync(path)) return `没有这个文件：${file}`;
  const stat = statSync(path);
  if (stat.isDirectory()) return `${file} 是文件夹。请写明其中一个文件。`;
  return stat.isFile() ? null : `${file} 不是普通文件。`;
}

function toUsageError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'([^']*)'/.exec(message)?.[1] ?? '';
  const { code } = error as { code?: string };
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有这个选项：${option}`;
  return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? `选项写得不对：${option}` : message;
}

/** What a terminal must not carry out: control characters become visible signs. */
export function toPrintable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

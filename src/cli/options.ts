/** Options of commands that take several: a wrong one is answered with those there are. */
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** A call that is wrong: the message says in what, and what would be right. */
export class UsageError extends Error {}

/**
 * @param args without node and the script
 * @throws UsageError for an option that does not exist, or has no value
 */
export function readOptions<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    const option = /'([^']*)'/.exec(message)?.[1] ?? '';
    const all = Object.keys(options).map((name) => `--${name}`).join('、');
    throw new UsageError(code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `没有这个选项：${option}。可用的选项：${all}。` : `选项写得不对：${option === '' ? message : option}。可用的选项：${all}。`, { cause: error });
  }
}

/** A path as it was typed: npm changes to the project's folder first. */
export function toPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** YAML → value by a schema, every fault with file, line and column. */
import { LineCounter, isNode, parseDocument } from 'yaml';
import type { VFile } from 'vfile';
import type { z } from 'zod';

/**
 * Reads a YAML file that fits a schema. Faults become fatal messages on
 * `file`; the result is then null.
 */
export function readYaml<Schema extends z.ZodType>(file: VFile, schema: Schema): z.infer<Schema> | null {
  const counter = new LineCounter();
  const document = parseDocument(String(file), { lineCounter: counter, uniqueKeys: true });
  const toPlace = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col), offset };
  };
  for (const error of document.errors) {
    fail(file, `Unexpected YAML: ${error.message.split('\n')[0] ?? ''}`, toPlace(error.pos[0]), 'content-yaml', 'YAML 写法有误，请按提示的行列改正。');
  }
  if (document.errors.length > 0) return null;
  const locate = (wanted: readonly PropertyKey[]) => {
    // The place of the value, or of the nearest thing around it that exists.
    let path = [...wanted];
    let node = document.getIn(path, true);
    while (!isNode(node) && path.length > 0) {
      path = path.slice(0, -1);
      node = document.getIn(path, true);
    }
    return toPlace(isNode(node) ? node.range?.[0] ?? 0 : 0);
  };
  file.data['locate'] = locate;
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    fail(file, `Unexpected ${issue.path.join('.') || 'content'}: ${issue.message}`, locate(issue.path), 'content-schema',
      `“${issue.path.join('.') || '整个文件'}”不符合规定的格式：${issue.message}`);
  }
  return null;
}

/** Where in a file read by {@link readYaml} a value stands, by its keys; the start of any other file. */
export function locate(file: VFile, path: readonly PropertyKey[]): { line: number; column: number; offset?: number } {
  const find = file.data['locate'] as ((path: readonly PropertyKey[]) => { line: number; column: number; offset: number }) | undefined;
  return find?.(path) ?? { line: 1, column: 1 };
}

/** Adds a fatal message with its remedy. */
export function fail(
  file: VFile, reason: string, place: { line: number; column: number; offset?: number } | undefined, ruleId: string, note: string,
): void {
  const message = file.message(reason, { ...(place ? { place } : {}), ruleId, source: 'content' });
  message.fatal = true;
  message.note = note;
}

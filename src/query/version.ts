/** Files of another version of the tables are not read: an answer from them could be wrong without a sign. */
import { SCHEMA_VERSION } from '../data/tables/index.ts';

export function toVersionWords(file: string, version: unknown): string {
  return `${file} 的表是${typeof version === 'string' ? `第${version}版` : '没有写明的版本'}，这里读的是第${String(SCHEMA_VERSION)}版。请用同一版的程序重新导出。`;
}

/** What the system says when a file cannot be read or written, for readers. */
const WORDS: Record<string, string> = {
  EACCES: '没有权限', EPERM: '没有权限', EROFS: '磁盘是只读的', ENOSPC: '磁盘满了', EDQUOT: '磁盘配额用完了', EFBIG: '文件太大，系统不让写', ENOENT: '文件不见了',
  EEXIST: '已经有同名的文件', EISDIR: '这是文件夹', ENOTDIR: '路径里有一段不是文件夹', EIO: '磁盘读写出错', EMFILE: '打开的文件太多',
};

/** True for an error of the system, not of the program. */
export function isSystemError(error: unknown): error is Error & { code: string; path?: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

/** `没有权限（/x/y.txt，EACCES）`; the message of any other error. */
export function describeError(error: unknown): string {
  if (!isSystemError(error)) return error instanceof Error ? error.message : String(error);
  const words = WORDS[error.code];
  return words === undefined ? error.message : `${words}（${[('dest' in error ? String(error.dest) : error.path), error.code].filter(Boolean).join('，')}）`;
}

/** Files that a reader chose on a page, before anything of them is read. */
import { LARGEST_FILE, MOST_FILES } from '../../reading/limits.ts';

/** Why they cannot be read as one notice, without a full stop; '' where they can. */
export function refuseChosen(chosen: readonly File[]): string {
  if (chosen.reduce((sum, { size }) => sum + size, 0) > LARGEST_FILE) return '文件超过64兆字节，不像一份通知';
  if (chosen.length > MOST_FILES) return `一次选了${String(chosen.length)}个文件。请只选一份通知和它的附件，最多${String(MOST_FILES)}个`;
  return '';
}

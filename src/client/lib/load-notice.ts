/** The points of a notice, loaded on demand; works from a disk too. */
import { load } from './load.ts';
import type { NoticeData } from './notice-data.ts';

/**
 * Loads a notice's points once.
 *
 * @throws where the script cannot be loaded; asking again tries again
 */
export async function loadNotice(id: string): Promise<NoticeData> {
  try {
    return await load(`assets/notices/${id}`);
  } catch {
    throw new Error(`没有读到文件“${id}”的数据`);
  }
}

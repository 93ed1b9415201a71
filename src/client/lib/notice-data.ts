/** The points of a notice in the browser, loaded on demand; works from a disk too. */
import type { NoticeRecord, WorkPoint } from '../../points/index.ts';
import { load } from './load.ts';

export interface NoticeData extends Pick<NoticeRecord, 'id' | 'year' | 'kind' | 'title' | 'url' | 'number' | 'level' | 'issued' | 'published'> {
  /** 山东; null where nobody has said it. */
  province: string | null;
  /** Its place among the notices: colour and mark. */
  order: number;
  short: string;
  /** Its themes were read and confirmed by a person. */
  confirmed: boolean;
  points: (WorkPoint & { deadlineInherited: boolean })[];
}

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

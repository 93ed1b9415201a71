/** The points of a notice in the browser, loaded on demand; works from a disk too. */
import type { NoticeRecord, WorkPoint } from '../points/index.ts';

export interface NoticeData extends Pick<NoticeRecord, 'id' | 'year' | 'kind' | 'title' | 'url' | 'number'> {
  /** Its place among the notices: colour and mark. */
  order: number;
  short: string;
  /** Its themes were read and confirmed by a person. */
  confirmed: boolean;
  points: (WorkPoint & { deadlineInherited: boolean })[];
}

declare global {
  // What the scripts of src/pages/assets/notices call.
  var receiveNotice: ((data: NoticeData) => void) | undefined;
  var receivedNotices: Map<string, NoticeData> | undefined;
}

const loading = new Map<string, Promise<NoticeData>>();
/** The scripts of a page are bundled apart from each other: what one has loaded is there for all. */
const received = globalThis.receivedNotices ??= new Map();

/**
 * Loads a notice's points once.
 *
 * @param root the way to the site's root, '' or '../'
 * @throws where the script cannot be loaded; asking again tries again
 */
export function loadNotice(root: string, id: string): Promise<NoticeData> {
  globalThis.receiveNotice ??= (data) => received.set(data.id, data);
  const there = received.get(id);
  if (there) return Promise.resolve(there);
  let promise = loading.get(id);
  if (!promise) {
    promise = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `${root}assets/notices/${encodeURIComponent(id)}.js`;
      const fail = () => {
        loading.delete(id);
        reject(new Error(`没有读到通知“${id}”的数据`));
      };
      script.addEventListener('load', () => {
        const data = received.get(id);
        if (data) resolve(data);
        else fail();
      });
      script.addEventListener('error', fail);
      document.head.append(script);
    });
    loading.set(id, promise);
  }
  return promise;
}

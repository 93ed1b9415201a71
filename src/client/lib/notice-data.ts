/** What a notice is in the browser: its points, and what cells say of it. */
import type { NoticeRecord, WorkPoint } from '../../points/index.ts';

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

/**
 * Which notices are compared with which.
 *
 * A folder that one site can hold is compared as that site does: every notice with every other. Of a larger one the
 * notices of a province and a year are compared, at most so many at a time, each time together with those of the
 * bureaus above them of that year and the one before: cost and memory then grow with the folder as its size, and not
 * as its square.
 */

/** One site holds about so many notices, and so many are compared at once. */
export const MOST_COMPARED = 1000;

/** So many notices of bureaus above are compared with each group. */
export const MOST_ABOVE = 20;

/** What grouping needs to know of a notice. */
export interface Groupable {
  province: string | null;
  year: number | null;
  level: string | null;
}

export interface Group<Notice> {
  /** Whose pairs with each other, and with those above, are wanted. */
  notices: Notice[];
  /** Compared with the others; pairs of them alone belong to another group. */
  above: Notice[];
}

/** @param notices of one folder, in its order */
export function toGroups<Notice extends Groupable>(notices: readonly Notice[], most = MOST_COMPARED): Group<Notice>[] {
  if (notices.length <= most) return notices.length === 0 ? [] : [{ notices: [...notices], above: [] }];
  const byPlaceAndYear = new Map<string, Notice[]>();
  for (const notice of notices) {
    const key = `${notice.province ?? ''} ${String(notice.year)}`;
    const list = byPlaceAndYear.get(key);
    if (list) list.push(notice);
    else byPlaceAndYear.set(key, [notice]);
  }
  const superiors = notices.filter(({ level, province }) => level === '省' && province !== null);
  return [...byPlaceAndYear.values()].flatMap((all) => {
    const parts = Math.ceil(all.length / most);
    return Array.from({ length: parts }, (_, part): Group<Notice> => {
      const own = all.slice(Math.round(part * all.length / parts), Math.round((part + 1) * all.length / parts));
      const [{ province, year }] = all as [Notice, ...Notice[]];
      const members = new Set(own);
      const above = province === null || year === null ? [] : superiors
        .filter((notice) => notice.province === province && (notice.year === year || notice.year === year - 1) && !members.has(notice))
        .sort((a, b) => (b.year ?? 0) - (a.year ?? 0)).slice(0, MOST_ABOVE);
      return { notices: own, above };
    });
  });
}

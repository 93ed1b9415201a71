/** The order of exported notices: by province and year, those of which nothing is known last; else as they come. */
interface Placed {
  province: string | null;
  year: number | null;
}

const compare = <Value extends string | number>(a: Value | null, b: Value | null): number => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);

export function byProvinceAndYear(a: Placed, b: Placed): number {
  return compare(a.province, b.province) || compare(a.year, b.year);
}

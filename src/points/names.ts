/** How a notice is named where its title is too long. */

/**
 * A place with the year of its notice: `济南2023`; the place alone where the notice states no year.
 *
 * @param place its short name: `济南`
 */
export function toPlaceName(place: string, year: number | null): string {
  return year === null ? place : `${place}${String(year)}`;
}

/**
 * A place among others that are named with it: its name alone, and its year too where another has the same name.
 *
 * @param together the short names of all of them, its own included
 */
export function toNameAmong(place: string, year: number | null, together: readonly string[]): string {
  return together.filter((other) => other === place).length > 1 ? toPlaceName(place, year) : place;
}

/** A notice's name and the label of a point: `济南2023附件第10项`, `宿迁2021 三（一）1`. */
export function joinLabel(name: string, label: string): string {
  return name === '' || /^[附第]/.test(label) ? name + label : `${name} ${label}`;
}

/** How a notice is named where its title is too long. */

/**
 * A place with the year of its notice: `济南2023`; the place alone where the notice states no year.
 *
 * @param place its short name: `济南`
 */
export function toPlaceName(place: string, year: number | null): string {
  return year === null ? place : `${place}${String(year)}`;
}

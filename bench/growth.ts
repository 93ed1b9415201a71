/** How a cost grows with the size of what it is spent on. */

export interface Measured {
  size: number;
  cost: number;
}

/**
 * The exponent k of cost ≈ c · size^k, by least squares over the logarithms.
 *
 * @returns null for fewer than two different sizes, and where a cost is too small to be told from nothing
 */
export function findExponent(measured: readonly Measured[]): number | null {
  const points = measured.filter(({ size, cost }) => size > 0 && cost > 0).map(({ size, cost }) => [Math.log(size), Math.log(cost)] as const);
  if (points.length < measured.length || new Set(measured.map(({ size }) => size)).size < 2) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([size]) => size)), mean(points.map(([, cost]) => cost))];
  const across = points.reduce((sum, [size, cost]) => sum + (size - x) * (cost - y), 0);
  return across / points.reduce((sum, [size]) => sum + (size - x) ** 2, 0);
}

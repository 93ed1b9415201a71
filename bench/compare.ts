/**
 * npm run -s bench:compare
 *
 * How the comparison grows with the number of points: the last column should
 * stay near the first, the number of notices being held at twenty.
 */
import { alignPoints } from '../src/compare/alignment.ts';
import { findSharedWording } from '../src/compare/wording.ts';
import { inventPoints } from './invent-points.ts';

const stages = {
  alignPoints: (points: ReturnType<typeof inventPoints>) => alignPoints(points).length,
  findSharedWording: (points: ReturnType<typeof inventPoints>) => findSharedWording(points).spans.length,
};

alignPoints(inventPoints(500, 20));
for (const [name, run] of Object.entries(stages)) {
  console.log(name);
  for (const count of [500, 2000, 8000]) {
    const points = inventPoints(count, 20);
    const start = performance.now();
    const found = run(points);
    const time = performance.now() - start;
    console.log(`${String(count).padStart(7)} points ${String(found).padStart(8)} found ${time.toFixed(0).padStart(7)} ms ${((1000 * time) / count).toFixed(0).padStart(6)} µs a point`);
  }
}

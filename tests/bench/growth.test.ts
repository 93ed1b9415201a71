import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { findExponent } from '../../bench/growth.ts';
import { ROOT } from '../support/notices.ts';

describe('findExponent', () => {
  it('finds the power a cost grows by', () => {
    const grow = (power: number) => [100, 300, 1000].map((size) => ({ size, cost: 0.02 * size ** power }));
    expect(findExponent(grow(1))).toBeCloseTo(1, 9);
    expect(findExponent(grow(2))).toBeCloseTo(2, 9);
    expect(findExponent(grow(1).map((each, at) => (at === 1 ? { ...each, cost: each.cost * 1.1 } : each)))).toBeCloseTo(1, 1);
  });

  it('says nothing from one size, or from what took no time', () => {
    expect(findExponent([{ size: 100, cost: 1 }])).toBeNull();
    expect(findExponent([{ size: 100, cost: 1 }, { size: 100, cost: 2 }])).toBeNull();
    expect(findExponent([{ size: 100, cost: 0 }, { size: 300, cost: 1 }])).toBeNull();
  });
});

describe('npm run bench:wording', () => {
  it('counts the same each time, and shared wording grows by no more than n^1.2', () => {
    const count = (...sizes: string[]) => JSON.parse(execFileSync(process.execPath, ['bench/wording.ts', ...sizes, '--json'], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' })) as
      { measured: { spans: number; operations: number }[]; exponents: { points: number; characters: number } };
    const first = count('20', '60');
    expect(count('20').measured[0]).toEqual(first.measured[0]);
    expect(first.exponents.points).toBeLessThanOrEqual(1.2);
    expect(first.exponents.characters).toBeLessThanOrEqual(1.2);
    // Something was counted, and something found.
    for (const { spans, operations } of first.measured) expect(operations).toBeGreaterThan(spans * 100);
  }, 120_000);
});

describe('npm run bench', () => {
  it.each([['1.5'], ['99999999'], ['--faster']])('refuses %s with exit code 2 and says how it is used', (argument) => {
    let said = '';
    let code = 0;
    try {
      execFileSync(process.execPath, ['bench/scale.ts', argument], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      ({ status: code, stderr: said } = error as { status: number; stderr: string });
    }
    expect(code).toBe(2);
    expect(said).toContain('用法：npm run bench');
  }, 60_000);
});

import { expect, test, vi } from 'vitest';
import { ComparedNotices } from '../../src/client/try/compared.ts';

const waiting = vi.hoisted(() => new Map<string, (notice: unknown) => void>());
vi.mock('../../src/client/lib/load-notice.ts', () => ({ loadNotice: (id: string) => new Promise((resolve) => { waiting.set(id, resolve); }) }));

const come = (id: string): void => { waiting.get(id)?.({ id }); };

test('notices that come late for an earlier choice do not take the place of those chosen since', async () => {
  const boxes = [{ value: 'a', checked: true }, { value: 'b', checked: false }];
  const compared = new ComparedNotices({ themes: [], statutes: [], notices: ['a', 'b'] }, boxes as HTMLInputElement[]);
  const first = compared.load(null);
  boxes.forEach((box) => { box.checked = !box.checked; });
  const second = compared.load(null);
  come('b');
  expect(await second).toBe(true);
  come('a');
  expect(await first).toBe(false);
  expect(compared.corpus.notices.map(({ id }) => id)).toEqual(['b']);
  expect(await compared.load(null)).toBe(false);
});

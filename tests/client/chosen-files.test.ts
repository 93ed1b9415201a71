import { expect, test } from 'vitest';
import type { Helper } from '../../src/client/try/helper.ts';
import { ChosenFiles } from '../../src/client/try/files.ts';
import type { StatusLine } from '../../src/client/try/status-line.ts';

/** What is said of a file that is gone when it is read. */
async function openGone(isStale: () => boolean): Promise<string[]> {
  const said: string[] = [];
  const status = { say: (words: string) => { said.push(words); } } as unknown as StatusLine;
  const gone = { name: '通知.docx', size: 9, arrayBuffer: () => Promise.reject(new Error('NotFoundError')) } as unknown as File;
  await new ChosenFiles({} as Helper, status).open([gone], isStale);
  return said;
}

test('a file that is gone is said to be', async () => {
  expect(await openGone(() => false)).toEqual(['正在读通知.docx……', '没有读到通知.docx，可能已被移走，请再选一次。']);
});

test('of a file that the reader no longer waits for nothing more is said', async () => {
  expect(await openGone(() => true)).toEqual(['正在读通知.docx……']);
});

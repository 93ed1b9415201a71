/** Every edit can be taken back, and rows are where they were put. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, toChange, toMove, toOrder, toStoredRows, type Edit, type StoredLedger } from '../../src/client/ledger/edits.ts';
import { toRow } from '../../src/ledger/ledger.ts';

const make = (count: number): StoredLedger => ({ id: 'a', title: '甲', rows: toStoredRows(Array.from({ length: count }, (_, at) => toRow({ task: String(at) }))) });
const edit = (ledger: StoredLedger, each: Edit) => {
  const change = toChange(ledger, each);
  return { ledger: change ? applyChange(ledger, change) : ledger, undo: change?.undo ?? null };
};
const tasks = ({ rows }: StoredLedger) => rows.map(({ task }) => task);

const someEdit = (ledger: StoredLedger) => {
  const ids = ledger.rows.map(({ id }) => id);
  return fc.oneof(
    fc.record({ id: fc.constantFrom(...ids), text: fc.string(), done: fc.boolean() }).map(({ id, text, done }): Edit => ({ type: 'set', row: id, values: { progress: text, deadline: text, done } })),
    fc.subarray(ids).map((rows): Edit => ({ type: 'remove', rows })),
    fc.shuffledSubarray(ids, { minLength: ids.length }).map(toOrder),
    fc.record({ id: fc.constantFrom(...ids), at: fc.integer({ min: -1, max: 9 }) }).map(({ id, at }) => toMove(ledger.rows, id, at)),
    fc.string().map((title): Edit => ({ type: 'title', title })),
    fc.record({ some: fc.subarray(ids), text: fc.string() }).map(({ some, text }): Edit => ({
      type: 'merge', sets: some.map((row) => ({ type: 'set', row, values: { evidence: text, done: text !== '' } })), put: toStoredRows([toRow({ task: text })], ledger.rows), removed: [],
    })),
    fc.constant({ type: 'put', rows: toStoredRows([toRow({ task: '新' })], ledger.rows) } satisfies Edit),
  );
};

describe('an edit', () => {
  it('is undone and redone exactly', () => {
    const start = make(6);
    fc.assert(fc.property(fc.array(someEdit(start), { maxLength: 12 }), (edits) => {
      let ledger = start;
      const states = [start];
      const undos: Edit[] = [];
      for (const each of edits) {
        const after = edit(ledger, each);
        if (!after.undo) continue;
        ledger = after.ledger;
        undos.push(after.undo);
        states.push(ledger);
      }
      for (const [at, undo] of [...undos.entries()].reverse()) {
        const back = edit(ledger, undo);
        expect(back.ledger).toEqual(states[at]);
        if (back.undo) expect(edit(back.ledger, back.undo).ledger).toEqual(states[at + 1]);
        ledger = back.ledger;
      }
    }), { numRuns: 300 });
  });

  it('moves a row to its place, as often as one likes', () => {
    let ledger = make(5);
    for (let turn = 0; turn < 200; turn += 1) {
      const last = ledger.rows.at(-1);
      ledger = edit(ledger, toMove(ledger.rows, last?.id ?? '', 1)).ledger;
      expect(ledger.rows[1]?.id).toBe(last?.id);
    }
    expect(tasks(ledger).sort()).toEqual(['0', '1', '2', '3', '4']);
  });

  it('of two tabs keeps both, and an undo leaves alone what the other changed', () => {
    const ledger = make(2);
    const id = ledger.rows[0]?.id ?? '';
    const mine = edit(ledger, { type: 'set', row: id, values: { progress: '我' } });
    const both = edit(mine.ledger, { type: 'set', row: id, values: { remark: '他' } }).ledger;
    expect(both.rows[0]).toMatchObject({ progress: '我', remark: '他' });
    const over = edit(both, { type: 'set', row: id, values: { progress: '他' } }).ledger;
    expect(mine.undo && edit(over, mine.undo)).toEqual({ ledger: over, undo: null });
  });
});

/** Labels of a chart in the room there is: none is cut. */
import { expect, it } from 'vitest';
import { toLabelLines } from '../../src/client/charts/chart-data.ts';

it('breaks at spaces what is wider than its room, and a word only where it alone is wider', () => {
  expect(toLabelLines('济南2023', 10)).toEqual(['济南2023']);
  expect(toLabelLines('(三) 不予公开 4.保护第三方合法权益', 10)).toEqual(['(三) 不予公开', '4.保护第三方合法权益']);
  expect(toLabelLines('(三) 不予公开 4.保护第三方合法权益', 20)).toEqual(['(三) 不予公开 4.保护第三方合法权益']);
  expect(toLabelLines('属于三类内部事务信息', 4)).toEqual(['属于三类', '内部事务', '信息']);
  expect(toLabelLines('甲', 0)).toEqual(['甲']);
});

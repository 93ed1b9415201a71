/**
 * The work of reading grows as the text does. Blocks of code are counted here; patterns that grow by themselves are
 * refused by lint (eslint.config.js: no-super-linear-backtracking, no-super-linear-move).
 */
import { execFileSync } from 'node:child_process';
import { beforeAll, expect, it } from 'vitest';
import type { Growth } from '../support/count-growth.ts';
import { countWorks, findSteep, TIMES } from '../support/count-work.ts';
import { ROOT } from '../support/notices.ts';

/** On one line: what opens and never closes, what every pattern starts with. */
const ON_ONE_LINE = [
  '（', '）', '（）', '【', '《', '“', '\t', ' ', '|', '一是', '①', '首先，', '一、', '（一）', '、', '。', '每年', '年内', '年内1次', '90%', '百分之', '不少于', '9',
  '十', '2023年', '10月底前', '第一季度', '责任单位：', '。责任单位：', '（责任单位：', '。（办公室）', '（办公室牵头）', '办公室、', '会同', '*', '**', '# ', '-', '省市', '收到申请1', 'risk ',
  '一是，二是，', '索 引 号：', '4—', '–', '至少', '人事科；', '● ', 'a  b',
];

/** Over many lines: what every later line is asked about. */
const OVER_MANY_LINES = [
  '\n', '\r\n', '一、公开\n（一）公开\n1.公开\n（1）公开\n', '一是公开\n', '公开\n\n', '《公开\n\n', '云川市\n某局\n', '2023年1月1日\n', '附件\n',
  '牵头单位：办公室\n', '公开\t公开\t公开\n', '---\n', '浏览次数:\n', '-\n', '序号\t工作任务\t责任单位\n1\t公开\t办公室\n',
  '工作任务\n具体要求\n牵头单位\n1.公开\n', '序号  工作任务  责任单位\n公开  办公室\n', '序号\t工作任务\t责任单位\n一、公开\n（一）公开\n',
  '— 3 —\n', '- 公开。\n', '行政复议\n', '行政复议\n1\n', '发文字号：x\n', '短的标题\n\n公开信息。\n\n', '第一部分 公开\n', '公开\n|\n办公室\n|\n',
];

const PIECES = [...ON_ONE_LINE, ...OVER_MANY_LINES];
let counted: Growth[];
beforeAll(() => {
  const said = execFileSync(process.execPath, ['tests/support/count-growth.ts'], { cwd: ROOT, input: JSON.stringify(PIECES), encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] });
  counted = JSON.parse(said) as Growth[];
}, 600_000);

it.each(PIECES.map((piece, at) => ({ piece, at })))('$piece', ({ at }) => {
  expect(counted[at]?.blocks).toBeGreaterThan(100);
  expect(counted[at]).toMatchObject({ ends: [0, 0, 0], steep: [] });
});

it('a list searched once for each of its members is told', async () => {
  const search = (size: number) => () => {
    const members = Array.from({ length: size }, (_, at) => at);
    for (const member of members) members.find((other) => other === member);
  };
  const [smaller, larger] = await countWorks([search(10), search(1000), search(1000 * TIMES)]);
  expect(smaller && larger && findSteep(smaller, larger, 4000)).toEqual([expect.stringMatching(/^tests\/notice\/growth\.test\.ts at \d+: 500500 times, then 8002000$/)]);
});

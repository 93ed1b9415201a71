import { expect, it } from 'vitest';
import { readNotice } from '../../src/points/index.ts';
import { checkNotice } from '../../src/rules/index.ts';

const rulesOf = (text: string) => checkNotice(readNotice(text)).map(({ ruleId }) => ruleId);
const notice = (line: string) => `云川市交通运输局2024年政务公开工作要点\n\n一、做好公开\n（一）公开规划。及时公开规划。（规划科牵头）\n${line}\n二、加强保障\n（一）开展培训。组织培训。（办公室牵头）\n`;

it('doubts a short line by itself, and not the words behind a heading that a page break cuts', () => {
  expect(rulesOf(notice('（二）公开预算。按时公开。\n\n规范专栏建设\n\n按季更新专栏。'))).toContain('heading-doubtful');
  expect(rulesOf(notice('（二）规范化公开信息。持续规范信息公开专栏建\n\n设，规范发布内容。（办公室牵头）'))).not.toContain('heading-doubtful');
});

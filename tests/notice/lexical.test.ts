/** What single lines are, and what looks like it and is none. */
import { describe, expect, it } from 'vitest';
import { isChrome } from '../../src/notice/lexical.ts';

describe('lines of a web page', () => {
  it.each(['您现在的位置: 首页 > 政务公告', '当前位置：首页', '您所在的位置：公开目录', '位置：首页 > 公开', '位置：公开目录 › 公告', '图1 主动公开情况', '图一：申请人构成', '图2各渠道占比'])('%s is one', (line) => {
    expect(isChrome(line)).toBe(true);
  });

  it.each(['位置：政务大厅一楼，公开办事指南。', '图一体化平台建设情况', '图2公开审批结果，并及时更新', '位置公开'])('%s is none', (line) => {
    expect(isChrome(line)).toBe(false);
  });
});

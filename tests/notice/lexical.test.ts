/** What single lines are, and what looks like it and is none. */
import { describe, expect, it } from 'vitest';
import { isChrome } from '../../src/notice/lexical.ts';

describe('lines of a web page', () => {
  it.each(['您现在的位置: 首页 > 政务公告', '当前位置：首页', '您所在的位置：公开目录', '位置：首页 > 公开', '位置：公开目录 › 公告', '图1 主动公开情况', '图一：申请人构成', '图2各渠道占比',
    '浏览次数:', '访问量：1234次', '点击数 56', '作者：张三', '责任编辑：李四', '编辑 李四', '编辑', '扫一扫在手机打开当前页', '用微信扫描二维码分享至好友和朋友圈', '微信扫一扫：分享'])('%s is one', (line) => {
    expect(isChrome(line)).toBe(true);
  });

  it.each(['位置：政务大厅一楼，公开办事指南。', '图一体化平台建设情况', '图2公开审批结果，并及时更新', '位置公开',
    '微信扫码乘车功能年底前覆盖全部公交线路。', '微信扫码乘车年底前全部开通', '扫一扫查询功能年底前接入全部窗口。', '编辑印发公路养护信息公开目录，每季度更新一次。', '作者署名制度全面落实。', '访问量12万人次，比上年增加。', '阅读量排名每月通报'])('%s is none', (line) => {
    expect(isChrome(line)).toBe(false);
  });
});

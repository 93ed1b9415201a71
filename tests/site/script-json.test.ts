import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toScriptJson } from '../../src/site/script-json.ts';
import { toTextFragment } from '../../src/client/every-page/text-fragment.ts';

describe('toScriptJson', () => {
  it('lets hostile text neither end the element nor open a comment', () => {
    const json = toScriptJson({ title: '</script><script>alert(1)</script>', comment: '<!--', cdata: ']]>', line: '\u2028' });
    expect(json).not.toMatch(/[<>&\u2028]/);
  });
  it('says the same data', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      expect(JSON.parse(toScriptJson({ value, text }))).toEqual(JSON.parse(JSON.stringify({ value, text })));
    }));
  });
});

describe('toTextFragment', () => {
  it('gives short words whole', () => {
    expect(toTextFragment('三同步')).toBe(`:~:text=${encodeURIComponent('三同步')}`);
  });
  it('gives long words by their first clause and their last, cut where words are', () => {
    const words = '加强人工智能等技术运用,建设统一的智能化政策问答平台,围绕各类高频政策咨询事项,形成政策问答库并不断丰富完善。';
    expect(toTextFragment(words).split(',').map((part) => decodeURIComponent(part))).toEqual([':~:text=加强人工智能等技术运用,', '形成政策问答库并不断丰富完善。']);
  });
  it('escapes what has a meaning there', () => {
    expect(toTextFragment('a-b,c&d')).toBe(':~:text=a%2Db%2Cc%26d');
  });
  it('takes any words', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => {
      expect(toTextFragment(words)).toMatch(/^(?::~:text=[^-&,\s]*(?:,[^-&,\s]*)?)?$/);
    }));
  });
});

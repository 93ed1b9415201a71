/** Comments put into Word documents: at their paragraphs, and nothing else is changed. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { annotateDocx } from '../../src/formats/docx-comments.ts';
import { writePlainDocx } from '../../src/formats/docx-plain.ts';
import { readAtOnce } from '../../src/reading/index.ts';
import { cell, docx, p, table } from '../support/docx.ts';
import { findFaults } from '../support/ooxml.ts';

const say = (...quotes: string[]) => quotes.map((quote) => ({ quote, lines: [`关于${quote}`] }));
const open = (bytes: Uint8Array, name = 'word/document.xml') => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
/** Without the marks of comments. */
const bare = (xml: string) => xml.replace(/<w:commentRange(?:Start|End) w:id="\d+"\/>|<w:r><w:commentReference w:id="\d+"\/><\/w:r>/g, '');
/** The words of each comment's paragraph. */
function marked(bytes: Uint8Array): string[] {
  return [...open(bytes).matchAll(/<w:commentRangeStart w:id="(\d+)"\/>(.*?)<w:commentRangeEnd w:id="\1"\/>/gs)].map(([, , inside = '']) => inside.replace(/<[^>]*>/g, ''));
}

describe('comments', () => {
  const body = p('关于印发要点的通知') + p('加强政策解读工作', [1, 0]) + table([cell('1'), cell('办好政务开放日活动')], [cell('2'), cell('加强政策解读工作，做到同步')]) + p('结尾没有什么话说');
  const before = docx(body, { header1: '<w:hdr><w:p/></w:hdr>' });

  it('stand at the paragraphs of their words, in text and in cells', () => {
    const { bytes, misplaced } = annotateDocx(before, say('关于印发要点的通知', '一、加强政策解读工作', '办好政务开放 日活动', '加强政策解读工作，做到同步'));
    expect(misplaced).toBe(0);
    expect(marked(bytes)).toEqual(['关于印发要点的通知', '加强政策解读工作', '办好政务开放日活动', '加强政策解读工作，做到同步']);
    expect(open(bytes, 'word/comments.xml').match(/关于[^<]*/g)).toEqual(['关于关于印发要点的通知', '关于一、加强政策解读工作', '关于办好政务开放 日活动', '关于加强政策解读工作，做到同步']);
  });

  it('change nothing else: the text but for marks, and every other part', () => {
    const { bytes } = annotateDocx(before, say('加强政策解读工作'));
    expect(bare(open(bytes))).toBe(open(before));
    const [old, fresh] = [unzipSync(before), unzipSync(bytes)];
    for (const name of Object.keys(old).filter((each) => each !== 'word/document.xml' && each !== '[Content_Types].xml')) expect(fresh[name]).toEqual(old[name]);
    expect(Object.keys(fresh).filter((name) => !(name in old)).sort()).toEqual(['word/_rels/document.xml.rels', 'word/comments.xml']);
    expect(readAtOnce('x.docx', bytes).text).toBe(readAtOnce('x.docx', before).text);
  });

  it('of one paragraph are one, and words found nowhere stand at the first', () => {
    const { bytes, misplaced } = annotateDocx(before, say('没有这样的话在里面', '结尾没有什么话说', '结尾没有什么'));
    expect(misplaced).toBe(1);
    expect(marked(bytes)).toEqual(['关于印发要点的通知', '结尾没有什么话说']);
    expect(open(bytes, 'word/comments.xml')).toContain('“没有这样的话在里面”：');
  });

  it('go behind those that are there', () => {
    const once = annotateDocx(before, say('结尾没有什么话说')).bytes;
    const twice = annotateDocx(once, say('办好政务开放日活动')).bytes;
    expect([...open(twice, 'word/comments.xml').matchAll(/<w:comment w:id="(\d+)"/g)].map(([, id]) => id)).toEqual(['0', '1']);
    expect(open(twice, '[Content_Types].xml').match(/comments\.xml/g)).toHaveLength(1);
    expect(open(twice, 'word/_rels/document.xml.rels').match(/\/comments"/g)).toHaveLength(1);
    expect(findFaults(twice).filter((fault) => /comment/.test(fault))).toEqual([]);
  });

  it('hold words with markup, and leave out what XML cannot hold', () => {
    const { bytes } = annotateDocx(before, [{ quote: '', lines: ['<b>&"\u0000\ud800x'] }]);
    expect(open(bytes, 'word/comments.xml')).toContain('&lt;b&gt;&amp;&quot;x');
  });

  it('stand outside of text boxes, whose words are in their paragraph', () => {
    const box = docx(`<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:pict><v:textbox><w:txbxContent>${p('文本框里的一句话')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>${p('后面的一句话呀')}`);
    const { bytes } = annotateDocx(box, say('文本框里的一句话'));
    expect(open(bytes)).toContain('</w:pPr><w:commentRangeStart w:id="0"/><w:r><w:pict>');
    expect(bare(open(bytes))).toBe(open(box));
  });

  it('find the main part and the prefix that a document uses', () => {
    const files = unzipSync(before);
    const { 'word/document.xml': main = new Uint8Array(), ...rest } = files;
    const moved = zipSync({ ...rest, 'doc/main.xml': strToU8(strFromU8(main).replace(/w:/g, 'x:').replace('xmlns:w=', 'xmlns:x=')), '_rels/.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/doc/main.xml"/></Relationships>') });
    const { bytes } = annotateDocx(moved, say('结尾没有什么话说'));
    expect(open(bytes, 'doc/main.xml')).toContain('<x:commentRangeStart x:id="0"/>');
    expect(open(bytes, 'doc/_rels/main.xml.rels')).toContain('Target="/doc/comments.xml"');
  });

  it('are refused where there is no document', () => {
    expect(() => annotateDocx(strToU8('PK'), say('x'))).toThrow('压缩包');
    expect(() => annotateDocx(docx('<w:p/>'), say('x'))).toThrow('没有可以批注的段落');
  });
});

it('a plain document says the text line by line', () => {
  const text = '标题一行\n\n一、第一\t二\n  两格 <b>&\n';
  const made = writePlainDocx(text);
  expect(findFaults(made)).toEqual([]);
  expect(readAtOnce('x.docx', made).text.trimEnd().split('\n').map((line) => line.trim())).toEqual(['标题一行', '', '一、第一\t二', '两格 <b>&']);
});

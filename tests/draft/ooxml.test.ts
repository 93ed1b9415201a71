/** Exported documents keep to ISO/IEC 29500: each kind, with odd words (400 items: bench/ooxml.ts). */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { annotateDocx } from '../../src/formats/docx-comments.ts';
import { findFaults } from '../support/ooxml.ts';
import { makeDocuments } from './documents.ts';

it('finds nothing wrong with what is exported', async () => {
  const found: [string, string[]][] = [];
  for await (const [name, bytes] of makeDocuments([1, 20])) {
    found.push([name, findFaults(bytes)]);
    // Two comments at a time, as 自查 puts them in.
    if (!name.endsWith('-nothing')) found.push([`${name}, annotated`, findFaults(annotateDocx(bytes, [{ quote: '强化政策解读', lines: ['一', '<二>'] }, { quote: '没有的话', lines: [''] }]).bytes)]);
  }
  expect(found).toHaveLength(21);
  expect(found.filter(([, faults]) => faults.length > 0)).toEqual([]);
});

it('finds what is out of order, twice, unknown or leads nowhere', async () => {
  for await (const [, bytes] of makeDocuments([1])) {
    const files = unzipSync(bytes);
    const change = (from: string, to: string): string[] => {
      const before = strFromU8(files['word/document.xml'] as Uint8Array);
      expect(before).toContain(from);
      return findFaults(zipSync({ ...files, 'word/document.xml': strToU8(before.replace(from, to)) }));
    };
    expect(change('<w:keepNext/>', '')).toEqual([]);
    expect(change('<w:pPr><w:keepNext/>', '<w:pPr><w:jc w:val="left"/><w:keepNext/>').join()).toContain('keepNext behind jc in pPr');
    expect(change('<w:keepNext/>', '<w:keepNext/><w:keepNext/>').join()).toContain('keepNext twice in pPr');
    expect(change('<w:keepNext/>', '<w:sz w:val="1"/>').join()).toContain('sz in pPr');
    expect(change(' w:gutter="0"', '').join()).toContain('pgMar without gutter');
    expect(change('r:id="', 'r:id="x').join()).toContain('leads nowhere');
    expect(findFaults(zipSync({ ...files, 'word/extra.bin': new Uint8Array(1) })).join()).toContain('word/extra.bin has no content type');
    break;
  }
});

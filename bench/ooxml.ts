/**
 * Checks documents by the schemas of ISO/IEC 29500 (transitional), which are not kept here, with xmllint:
 *
 *   npm run check:docx -- FOLDER [FILE.docx …]
 *
 * FOLDER holds wml.xsd and what it imports, opc-contentTypes.xsd and opc-relationships.xsd (ECMA-376, 4th edition, parts
 * 4 and 2, "electronic annexes"). Without files it checks what `tests/draft/documents.ts` makes. Attributes and elements
 * of namespaces that a document declares ignorable are taken out first, as ISO/IEC 29500-3 says.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { annotateDocx } from '../src/formats/docx-comments.ts';
import { writePlainDocx } from '../src/formats/docx-plain.ts';
import { makeDocuments } from '../tests/draft/documents.ts';
import { findFaults } from '../tests/support/ooxml.ts';

const SCHEMAS: [part: RegExp, schema: string][] = [
  [/^\[Content_Types\]\.xml$/, 'opc-contentTypes.xsd'],
  [/\.rels$/, 'opc-relationships.xsd'],
  [/^word\/(?:document|styles|settings|numbering|comments|footnotes|endnotes|fontTable|header\d*|footer\d*)\.xml$/, 'wml.xsd'],
];

function withoutIgnorable(xml: string): string {
  const ignorable = /\bmc:Ignorable="([^"]*)"/.exec(xml)?.[1]?.split(' ') ?? [];
  return ignorable.filter((prefix) => prefix !== '').reduce(
    (text, prefix) => text.replace(new RegExp(` ${prefix}:\\w+="[^"]*"`, 'g'), '').replace(new RegExp(`<${prefix}:(\\w+)[^>]*?(?:/>|>.*?</${prefix}:\\1>)`, 'gs'), ''),
    xml.replace(/ mc:Ignorable="[^"]*"/, ''),
  );
}

const [folder, ...files] = process.argv.slice(2);
const find = (name: string): string | undefined => (folder === undefined ? undefined : [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((each) => join(folder, each))].find((each) => basename(each) === name));
if (folder === undefined || !existsSync(folder) || SCHEMAS.some(([, schema]) => find(schema) === undefined)) {
  console.error(`Usage: npm run check:docx -- FOLDER [FILE.docx …], where FOLDER holds ${SCHEMAS.map(([, schema]) => schema).join(', ')}`);
  process.exit(2);
}

const place = mkdtempSync(join(tmpdir(), 'ooxml-'));
let [parts, faulty] = [0, 0];
const check = (name: string, bytes: Uint8Array): void => {
  const faults = findFaults(bytes);
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    const schema = SCHEMAS.find(([part]) => part.test(path))?.[1];
    if (schema === undefined) continue;
    const file = join(place, 'part.xml');
    writeFileSync(file, withoutIgnorable(strFromU8(content)));
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', find(schema) ?? '', file], { encoding: 'utf8' });
    parts += 1;
    if (status !== 0) faults.push(`${path}: ${stderr.split('\n').slice(0, 5).join('\n  ').slice(0, 1500)}`);
  }
  faulty += faults.length === 0 ? 0 : 1;
  console.log(`${name}: ${faults.length === 0 ? 'valid' : faults.join('\n  ')}`);
};
try {
  if (files.length > 0) for (const file of files) check(file, readFileSync(file));
  else {
    for await (const [name, bytes] of makeDocuments([1, 20, 400])) {
      check(name, bytes);
      if (!name.endsWith('-nothing')) check(`${name}, annotated`, annotateDocx(bytes, [{ quote: '强化政策解读', lines: ['一', '<二>'] }, { quote: '没有的话', lines: [''] }]).bytes);
    }
    check('plain, annotated', annotateDocx(writePlainDocx('一、强化政策解读\n\t二'), [{ quote: '强化政策解读', lines: ['一'] }]).bytes);
  }
} finally {
  rmSync(place, { recursive: true });
}
console.log(`${String(parts)} parts, ${String(faulty)} documents with faults`);
process.exitCode = faulty > 0 ? 1 : 0;

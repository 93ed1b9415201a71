/**
 * npm run -s eval:cases -- DIR… [NAME…] [--all]
 *
 * Runs folders of cases through the reader, in one process. A case is a file and, beside it, its expectation
 * NAME.json (NAME.txt, NAME.docx …, or FILE and FILE.json): see Expectation in compare.ts for what it can say.
 * An argument that is no folder picks cases by name. --all prints every difference, not only the first six.
 * Exit code: 0 all hold, 1 some do not, 2 wrong usage.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, type Expectation } from './compare.ts';
import { readDocument } from './reader.ts';

const USAGE = 'usage: npm run -s eval:cases -- DIR… [NAME…] [--all]';

interface Case {
  name: string;
  file: string;
  want: Expectation;
}

/** Each expectation of a folder with the file it is about. */
function readCases(folder: string): Case[] {
  const files = readdirSync(folder);
  return files.filter((name) => name.endsWith('.json')).map((name) => {
    const stem = name.slice(0, -'.json'.length);
    const file = files.find((other) => other === stem) ?? files.find((other) => other !== name && parse(other).name === stem);
    if (file === undefined) throw new Error(`${join(folder, name)}: no file beside it`);
    return { name: stem, file: join(folder, file), want: JSON.parse(readFileSync(join(folder, name), 'utf8')) as Expectation };
  });
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { all: { type: 'boolean', default: false } } });
const folders = positionals.filter((path) => existsSync(path) && statSync(path).isDirectory());
const names = positionals.filter((name) => !folders.includes(name));
const cases = folders.flatMap(readCases);
const isNamed = ({ name, file }: Case) => names.length === 0 || names.includes(name) || names.includes(basename(file));
if (!cases.some(isNamed) || names.some((name) => !cases.some((one) => one.name === name || basename(one.file) === name))) {
  console.error(`${USAGE}\nno such case: ${names.join(' ') || folders.join(' ')}`);
  process.exit(2);
}

const most = values.all ? Infinity : 6;
let passed = 0;
let failed = 0;
for (const { name, file, want } of cases.filter(isNamed)) {
  const wrong = compare(await readDocument(basename(file), readFileSync(file)), want);
  if (wrong.length === 0) passed += 1;
  else failed += 1;
  const told = wrong.slice(0, most).join('; ') + (wrong.length > most ? `; and ${String(wrong.length - most)} more` : '');
  console.log(wrong.length === 0 ? `pass  ${name}` : `FAIL  ${name}: ${told}`);
}
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** node tests/query/ask.ts FILE: asks a PostgreSQL the questions in a JSON file, and prints the answers as JSON. */
import { readFileSync } from 'node:fs';
import { openPostgres } from '../../src/query/postgres.ts';
import { readQuery } from '../../src/query/queries.ts';
import type { Values } from '../../src/query/engine.ts';

const questions = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as { name: string; values: Values }[];
const engine = openPostgres(null);
const answers: unknown[] = [];
for (const { name, values } of questions) answers.push(await engine.ask(readQuery(name, 'postgres'), values));
process.stdout.write(JSON.stringify(answers));

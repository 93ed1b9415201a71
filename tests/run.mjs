// `npm test`: everything that must hold, on as many cores as there are.
//   node tests/run.mjs
// The site is built, then all tests run in one queue, beside the lint rules and then the type check. What runs beside the
// tests is said when it has ended, in whole. Everything runs to its end; any failure is the failure of all.
// Plain JavaScript, so that an old Node can read it; src/cli/run.mjs finds the Node for the rest.
import { spawn } from 'node:child_process';

const NPM = process.env['npm_execpath'];

/** @param {string} script @param {string[]} [more] @param {boolean} [aside] its words come when it has ended */
async function run(script, more = [], aside = false) {
  const start = Date.now();
  const [command, before] = NPM ? [process.execPath, [NPM]] : ['npm', []];
  const child = spawn(command, [...before, 'run', '--silent', script, ...(more.length > 0 ? ['--', ...more] : [])], {
    stdio: aside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    shell: !NPM && process.platform === 'win32',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (words) => { said += words; });
  const code = await new Promise((done) => {
    child.on('error', (error) => { said += error.message; done(1); });
    child.on('close', (status) => { done(status ?? 1); });
  });
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  if (said.trim() !== '' && code !== 0) console.log(`\n${said.trim()}`);
  console.log(`${code === 0 ? '✓' : '✗'} ${script}, ${seconds} s`);
  return code === 0;
}

const built = await run('build', ['--silent'], true);
const checkAll = async () => [await run('lint', [], true), await run('check', [], true)];
// Without a site there are still the tests that need none.
const [checked, tests] = await Promise.all([checkAll(), built ? run('test:all') : run('test:unit')]);
process.exit(built && tests && checked.every(Boolean) ? 0 : 1);

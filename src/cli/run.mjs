// Runs a tool of node_modules/.bin, or a file of src/cli, on a Node that is new enough:
//   node src/cli/run.mjs astro build
//   node src/cli/run.mjs src/cli/serve.ts --port 8080
// That is this Node, or else the one that comes with the npm packages on Linux (x64, arm64). It is found by its
// place and not as node_modules/.bin/node: the two packages both claim that name, and npm 10 then makes no link.
// Plain JavaScript, so that an old Node can read it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Astro 7 needs 22.12; from 22.18 on Node runs the TypeScript files of src/cli as they are. */
const NEEDED = [22, 18];

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MODULES = join(ROOT, 'node_modules');

/** @param {string[]} lines @returns {never} */
function fail(...lines) {
  console.error(`\n${lines.join('\n')}\n`);
  process.exit(1);
}

function findNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return process.execPath;

  const packed = join(MODULES, `node-${process.platform}-${process.arch}`, 'bin/node');
  if (existsSync(packed)) {
    const { status, error, stderr } = spawnSync(packed, ['--version'], { encoding: 'utf8' });
    if (status === 0) return packed;
    console.error(`${packed}: ${error?.message ?? stderr}`);
  }
  const mine = `${process.versions.node} (${process.platform} ${process.arch})`;
  return fail(
    `需要 Node.js ${NEEDED.join('.')} 或更高版本，当前是 ${mine}。`,
    '请从 https://nodejs.org/ 安装 Node.js 24，然后重新运行 npm ci。',
    '',
    `Node.js ${NEEDED.join('.')} or newer is needed; this is ${mine}.`,
    'Install Node.js 24 from https://nodejs.org/ and run npm ci again.',
  );
}

/**
 * npm leaves out the native parts of packages that do not name the Node it runs on (Vite's do not name 20.0 to 20.18).
 * They will run on another Node here, so npm has to look once more, on that one.
 *
 * @param {string} node
 */
function completeInstall(node) {
  const isComplete = () => spawnSync(node, ['--input-type=module', '-e', "await import('vite')"], { cwd: ROOT }).status === 0;
  const npm = process.env['npm_execpath'];
  if (node === process.execPath || !npm || isComplete()) return;
  console.error('正在补装 npm 按旧版 Node 略过的部分…… Installing what npm left out for the older Node …');
  const options = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  spawnSync(node, [npm, ...options], { cwd: ROOT, stdio: 'inherit' });
  if (!isComplete()) {
    fail('安装不完整，请安装 Node.js 24 后重新运行 npm ci。', 'The installation is not complete: install Node.js 24 and run npm ci again.');
  }
}

/** The file to run: a path as it is, a name as that package's command. @param {string} tool */
function findScript(tool) {
  if (/[/\\]/.test(tool)) return tool;
  const owner = tool === 'tsc' ? 'typescript' : tool;
  const manifest = join(MODULES, owner, 'package.json');
  if (!existsSync(manifest)) {
    return fail('缺少依赖包，请先运行 npm ci。', `The package ${owner} is missing: run npm ci first.`);
  }
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[tool]);
}

const [tool = '', ...rest] = process.argv.slice(2);
const node = findNode();
const script = findScript(tool);
completeInstall(node);

const child = spawn(node, [script, ...rest], {
  stdio: 'inherit',
  env: {
    // Astro goes to the background by itself where it thinks that no person is watching.
    ASTRO_DEV_BACKGROUND: '0',
    ASTRO_PREVIEW_BACKGROUND: '0',
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    PATH: [dirname(node), process.env['PATH']].join(delimiter),
  },
});
// Ctrl+C reaches the child by itself; what is sent to this process alone is passed on.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(error.message));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 0)));

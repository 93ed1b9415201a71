// @ts-check
import { builtinModules } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/**
 * Data flows one way. For each folder of src: the other folders of src it may import from.
 * Pure folders use no Astro and no Node, so that the same code runs in the build, in tests and in the browser.
 *
 * @type {Record<string, {from: string[], pure: boolean, astro?: true}>}
 */
const DIRECTION = {
  text: { from: [], pure: true },
  reading: { from: ['text'], pure: true },
  notice: { from: ['text'], pure: true },
  points: { from: ['text', 'notice'], pure: true },
  rules: { from: ['text', 'notice', 'points'], pure: true },
  compare: { from: ['text', 'notice', 'points'], pure: true },
  search: { from: ['text', 'notice', 'points'], pure: true },
  view: { from: ['text', 'notice', 'points', 'compare'], pure: true },
  formats: { from: ['text'], pure: true },
  ledger: { from: ['text', 'formats', 'points'], pure: true },
  draft: { from: ['text', 'points', 'compare', 'ledger'], pure: true },
  data: { from: ['text', 'formats', 'points', 'compare'], pure: true },
  client: { from: ['text', 'reading', 'notice', 'points', 'rules', 'compare', 'search', 'view', 'formats', 'ledger', 'draft', 'data'], pure: true },
  corpus: { from: ['text', 'reading', 'notice', 'points', 'rules'], pure: false },
  export: { from: ['text', 'points', 'compare', 'data', 'corpus'], pure: false },
  query: { from: ['text', 'data', 'export'], pure: false },
  site: { from: ['text', 'notice', 'points', 'compare', 'search', 'view', 'formats', 'data', 'corpus', 'export'], pure: false, astro: true },
  front: { from: ['text', 'points', 'compare', 'search', 'view', 'data', 'corpus', 'site', 'build', 'components', 'client', 'export'], pure: false, astro: true },
};

const NODE_MODULES = new Set(builtinModules);
const SRC = resolve(import.meta.dirname, 'src');

/** @type {import('eslint').Rule.RuleModule} */
const importDirection = {
  meta: { type: 'problem', schema: [], docs: { description: 'stages import only from stages to their left' } },
  create(context) {
    const folder = relative(SRC, context.filename).split(sep)[0] ?? '';
    const row = DIRECTION[folder];
    if (!row) return {};

    /** @param {import('estree').Node} node @param {unknown} specifier */
    const checkImport = (node, specifier) => {
      if (typeof specifier !== 'string') {
        context.report({ node, message: 'Unexpected computed import, expected a plain string.' });
        return;
      }
      if (specifier.startsWith('.')) {
        const path = relative(SRC, resolve(dirname(context.filename), specifier)).split(sep);
        const [target = ''] = path;
        if (path.length > 1 && (target === folder || row.from.includes(target))) return;
        const expected = row.from.length > 0 ? row.from.map((name) => `src/${name}`).join(', ') : 'none from other folders';
        context.report({ node, message: `Unexpected import of "${specifier}" in src/${folder}, expected ${expected}.` });
      } else if (/^(?:[/~#]|@\/|src\/|file:)/.test(specifier)) {
        context.report({ node, message: `Unexpected import of "${specifier}", expected a relative path.` });
      } else if (!row.astro && /^(?:astro(?:$|[:/])|@astrojs\/)/.test(specifier)) {
        context.report({ node, message: `Unexpected import of "${specifier}" in src/${folder}, expected no Astro here.` });
      } else if (row.pure && (specifier.startsWith('node:') || NODE_MODULES.has(specifier))) {
        context.report({ node, message: `Unexpected import of "${specifier}" in src/${folder}, expected no Node modules here.` });
      }
    };
    /** @param {any} node */
    const checkSource = (node) => {
      if (node.source) checkImport(node, node.source.type === 'Literal' ? node.source.value : undefined);
    };
    return {
      ImportDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ImportExpression: checkSource,
      /** @param {any} node */
      TSImportType: checkSource,
    };
  },
};

const ELSEWHERE = 'The stages run in the build, in tests and in the browser alike.';
const DOM_GLOBALS = ['document', 'window', 'navigator', 'location', 'localStorage', 'sessionStorage', 'fetch', 'self', 'globalThis'];
const NODE_GLOBALS = ['process', 'Buffer', '__dirname', '__filename', 'require'];

/**
 * Methods that Chrome 109, the oldest browser supported, does not have. Their names are looked for, not their types:
 * a method of the project's own must be called something else.
 */
const NEWER_METHODS = [
  'toWellFormed', 'isWellFormed', 'toSorted', 'toReversed', 'toSpliced', 'intersection', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom',
  'symmetricDifference', 'checkVisibility', 'moveBefore', 'transferToFixedLength', 'toBase64', 'toHex', 'showPopover', 'hidePopover', 'togglePopover',
];
/** The same for functions of global objects. */
const NEWER_FUNCTIONS = {
  Object: ['groupBy'], Map: ['groupBy'], Promise: ['withResolvers', 'try'], Array: ['fromAsync'], RegExp: ['escape'], URL: ['canParse', 'parse'], AbortSignal: ['any'],
  Iterator: ['from', 'concat'], Error: ['isError'], Math: ['sumPrecise', 'f16round'], Uint8Array: ['fromBase64', 'fromHex'],
};
const LACKING = 'Chrome 109, the oldest browser supported, does not have it.';

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '**/.astro/', 'public/', 'tests/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  tseslint.configs.recommended,
  astro.configs['flat/recommended'] ?? [],
  {
    // TypeScript knows better which names exist.
    files: ['**/*.{ts,astro,js,mjs}'],
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['**/*.{ts,astro}'],
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: [`src/{${Object.keys(DIRECTION).join(',')}}/**/*.ts`],
    plugins: { local: { rules: { 'import-direction': importDirection } } },
    rules: { 'local/import-direction': 'error' },
  },
  {
    files: ['src/{text,notice,points,rules,compare,search,view,formats,ledger,data}/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...[...DOM_GLOBALS, ...NODE_GLOBALS].map((name) => ({ name, message: ELSEWHERE }))],
    },
  },
  {
    files: ['src/{text,reading,notice,points,rules,compare,search,view,formats,ledger,data,client}/**/*.ts'],
    rules: {
      // Records have fields called `with`: only calls count.
      'no-restricted-syntax': ['error', { selector: 'CallExpression[callee.property.name="with"]', message: LACKING }],
      'no-restricted-properties': ['error',
        ...NEWER_METHODS.map((property) => ({ property, message: LACKING })),
        ...Object.entries(NEWER_FUNCTIONS).flatMap(([object, properties]) => properties.map((property) => ({ object, property, message: LACKING }))),
      ],
    },
  },
  {
    // What reads a reader's text answers in time that grows as the text does; tests/notice/growth.test.ts counts the rest.
    files: ['src/{text,reading,notice,points,rules,compare,search}/**/*.ts'],
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
  },
);

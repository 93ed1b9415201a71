import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongFirst from './tests/sequence.ts';

export default defineConfig({
  test: {
    // A worker whose browser draws a page waits for it: three keep two cores busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Files of one worker share its modules, and with them its browser.
    isolate: false,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/oldest/**'],
          // Properties try many strings, and a busy machine takes its time.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/global-setup.ts'],
          // A browser has to start, and a busy machine takes its time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'oldest',
          include: ['tests/oldest/*.test.ts'],
          globalSetup: ['tests/oldest/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

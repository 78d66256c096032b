// Unit tests stand beside the code; `test/` holds those that need more than one part. Real servers that a suite needs are
// started by its own set-up, never assumed. Two projects: the quick ones run side by side; those that drive whole hosts,
// browsers or the product run one file at a time, so that they do not starve each other on a small machine.
import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const databaseSetup = 'packages/database/src/vitest-global-setup.ts';
const EXCLUDE = ['**/node_modules/**', '**/dist/**', 'test/bench/**'];
const HEAVY = ['test/{system,e2e}/**/*.test.ts'];

const common = {
  globalSetup: existsSync(databaseSetup) ? [databaseSetup] : [],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // The default of one second is no limit for a machine with two cores on which much else runs.
  expect: { poll: { timeout: 50_000 } },
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...EXCLUDE, ...HEAVY],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...common,
          name: 'system',
          include: HEAVY,
          exclude: EXCLUDE,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

import { expect, it } from 'vitest';
import { missingPackages, vanishedPackages } from './bootstrap.mjs';

const locked = {
  packages: {
    '': { name: 'overt' },
    'packages/kernel': { version: '0.1.0' },
    'node_modules/@overt/kernel': { link: true },
    'node_modules/pg': { version: '8.16.0' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
    'apps/cli/node_modules/commander': { version: '15.1.0' },
  },
};

it('wants every locked package when nothing is installed, except those that another platform needs', () => {
  expect(missingPackages(locked, undefined)).toEqual([
    'node_modules/@overt/kernel',
    'node_modules/pg',
    'apps/cli/node_modules/commander',
  ]);
});

it('is content with exactly the locked versions', () => {
  const { 'node_modules/fsevents': _, ...rest } = locked.packages;
  expect(missingPackages(locked, { packages: rest })).toEqual([]);
});

it('notices a package whose version moved in the lock file', () => {
  const installed = { packages: { ...locked.packages, 'node_modules/pg': { version: '8.15.0' } } };
  expect(missingPackages(locked, installed)).toEqual(['node_modules/pg']);
});

it('notices a package that the record of npm names and that is not there', () => {
  expect(vanishedPackages(locked, path => path !== 'node_modules/pg')).toEqual(['node_modules/pg']);
  expect(vanishedPackages(locked, path => path !== 'node_modules/fsevents')).toEqual([]);
  expect(vanishedPackages(undefined, () => false)).toEqual([]);
});

import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { parseOptions } from '../options.ts';
import { pathsIn } from '../paths.ts';
import { engineSpec, type Installation } from './specs.ts';

const caller = { isRoot: false, home: '/home/ada', cwd: '/home/ada', env: {} };
const options = parseOptions([], caller);
const installation = (env: Installation['env']): Installation => ({
  root: '/srv/overt',
  node: process.execPath,
  env,
  paths: pathsIn(options.dataDir),
  options,
  ports: { engine: 1, agent: 2, image: 3, simulator: 4 },
});
const engine = (env: Installation['env'] = {}) =>
  engineSpec(installation(env), 'postgres://db/overt', '/portal', '::1');

it('gives the engine flags that this Node knows, before its entry', () => {
  const { args } = engine();
  const entry = args.findIndex(argument => argument.endsWith('main.ts'));
  expect(entry).toBeGreaterThan(0);
  const known = spawnSync(process.execPath, [...args.slice(0, entry), '-e', ''], { encoding: 'utf8' });
  expect(known).toMatchObject({ status: 0, stderr: '' });
});

it('lets the environment decide about malloc where it says something', () => {
  expect(engine().env['MALLOC_ARENA_MAX']).toBe('2');
  expect(engine({ MALLOC_ARENA_MAX: '8', LANG: 'C' }).env).toEqual({ MALLOC_ARENA_MAX: '8', LANG: 'C' });
});

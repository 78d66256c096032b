import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '@overt/kernel/ports';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hookRunner } from './run-hooks.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'overt-hooks-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function hook(point: string, name: string, script: string, mode = 0o755): Promise<void> {
  await mkdir(join(dir, 'hooks', point), { recursive: true });
  await writeFile(join(dir, 'hooks', point, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(dir, 'hooks', point, name), mode);
}
const call = { vmId: 'v1', properties: { colour: 'red', LD_PRELOAD: '/evil.so', 'a b': 'no' }, xml: '<domain/>' };

test('hooks run by name, see the properties, and hand their XML on', async () => {
  await hook('before_vm_start', '20-second', 'printf "%s2" "$(cat $_hook_domxml)" > $_hook_domxml');
  await hook('before_vm_start', '10-first', 'printf "<$colour$LD_PRELOAD $vmId/>1" > $_hook_domxml');
  expect(await hookRunner(dir, silentLog)('before_vm_start', call)).toBe('<red v1/>12');
  expect(await hookRunner(dir, silentLog)('after_vm_start', call)).toBe('<domain/>');
});

test('exit 1 lets the others run and raises at the end, exit 2 stops at once', async () => {
  await hook('before_vm_pause', '1', 'echo first failed >&2; exit 1');
  await hook('before_vm_pause', '2', `touch ${dir}/second`);
  await expect(hookRunner(dir, silentLog)('before_vm_pause', call)).rejects.toMatchObject({
    code: 'AGENT_HOOK_STOPPED',
    message: expect.stringContaining('first failed'),
  });
  await rm(join(dir, 'second'));
  await hook('before_vm_pause', '1', 'exit 2');
  await expect(hookRunner(dir, silentLog)('before_vm_pause', call)).rejects.toMatchObject({
    code: 'AGENT_HOOK_STOPPED',
  });
  await expect(rm(join(dir, 'second'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a failure after the fact is only logged, and what others may write is not run', async () => {
  await hook('after_vm_destroy', '1', 'exit 2');
  await hook('before_vm_start', '1', 'exit 2', 0o777);
  await hook('before_vm_start', '2', 'exit 2', 0o644);
  const run = hookRunner(dir, silentLog);
  expect(await run('after_vm_destroy', call)).toBe('<domain/>');
  expect(await run('before_vm_start', call)).toBe('<domain/>');
});

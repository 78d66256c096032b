import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startPrivateMachine, whyNoMachine } from './private-machine.ts';
import { until } from './until.ts';

const reason = whyNoMachine();
const alive = (pid: number): boolean => existsSync(`/proc/${pid}`);

it.skipIf(reason !== undefined)('has processes and a /run of its own, and ends with all that runs in it', async () => {
  const dir = mkdtempSync('/tmp/ovm-');
  const machine = await startPrivateMachine(join(dir, 'm'));
  expect(machine.run('ls', ['/run/libvirt']).code).not.toBe(0);
  expect(machine.run('sh', ['-c', 'echo here > /run/x; cat /run/x']).stdout).toBe('here\n');
  expect(existsSync('/run/x')).toBe(false);
  const sleeper = machine.spawn('sleep', ['1000']);
  await machine.stop();
  await until('what ran inside has ended', () => sleeper.exitCode !== null || sleeper.signalCode !== null);
  expect(existsSync(join(dir, 'm'))).toBe(false);
  rmSync(dir, { recursive: true });
});

it.skipIf(reason !== undefined)('ends when the test that made it is killed', async () => {
  const dir = mkdtempSync('/tmp/ovm-');
  const script = `import { startPrivateMachine } from ${JSON.stringify(join(import.meta.dirname, 'private-machine.ts'))};
    const machine = await startPrivateMachine(${JSON.stringify(join(dir, 'm'))});
    const child = machine.spawn('sleep', ['1000']);
    (await import('node:fs')).writeFileSync(${JSON.stringify(join(dir, 'pid'))}, String(child.pid));`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
  const pid = await until('the machine runs', () => Number(readFileSync(join(dir, 'pid'), 'utf8')) || undefined);
  owner.kill('SIGKILL');
  await until('what ran inside has ended', () => !alive(pid));
  expect(alive(pid)).toBe(false);
  rmSync(dir, { recursive: true });
});

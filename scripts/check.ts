// `npm run check`: everything that can be said about the code without running it. Each stage is one line when it passes and
// its whole output when it does not; two stages at a time, because small machines have two processors.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../apps/setup/src/run-program.ts';

interface Stage {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
}

export interface StageResult {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

const root = join(import.meta.dirname, '..');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
const script = (path: string, ...args: string[]): Stage['command'] => [process.execPath, join(root, path), ...args];

// The native compiler by its own path: two packages offer a `tsc`, and npm links the one or the other.
const TSC = 'node_modules/typescript-native/bin/tsc';
const SCHEMA = 'packages/database/src/generate.ts';
const PORTALS = 'apps/admin-portal/src';

function stages(): Stage[] {
  const generator = 'packages/api-codegen/src/main.ts';
  return [
    {
      name: 'format',
      command: [
        bin('prettier'),
        '--check',
        '--cache',
        '--cache-location',
        '.cache/prettier',
        '--log-level',
        'warn',
        '.',
      ],
    },
    ...(existsSync(join(root, generator)) ? [{ name: 'generated', command: script(generator, '--check') }] : []),
    ...(existsSync(join(root, SCHEMA)) ? [{ name: 'database schema', command: script(SCHEMA, '--check') }] : []),
    { name: 'compatibility', command: script('apps/engine/src/tools/compatibility.ts', '--check') },
    { name: 'types', command: script(TSC, '-p', 'tsconfig.json') },
    ...(existsSync(join(root, PORTALS))
      ? [{ name: 'types of portals', command: script(TSC, '-p', 'tsconfig.portals.json') } as const]
      : []),
    { name: 'lock file', command: script('scripts/check-lock.ts') },
    { name: 'lint', command: [bin('oxlint'), '--deny-warnings'] },
    { name: 'boundaries', command: [bin('depcruise'), 'packages', 'apps', '--config', '.dependency-cruiser.cjs'] },
    { name: 'house', command: script('scripts/check-house.ts') },
  ];
}

export async function runChecks(report: (result: StageResult) => void): Promise<StageResult[]> {
  const queue = stages();
  const results: StageResult[] = [];
  const worker = async (): Promise<void> => {
    for (let stage = queue.shift(); stage !== undefined; stage = queue.shift()) {
      const started = performance.now();
      const [program, ...args] = stage.command;
      const { code, stdout, stderr } = await runProgram(program, args, { cwd: root, env: process.env });
      const seconds = (performance.now() - started) / 1000;
      const result = { name: stage.name, passed: code === 0, seconds, output: (stdout + stderr).trim() };
      results.push(result);
      report(result);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

export function printStage({ name, passed, seconds, output }: StageResult): void {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  if (!passed) console.log(output.replace(/^/gm, '       '));
}

if (import.meta.main) {
  const results = await runChecks(printStage);
  const failed = results.filter(r => !r.passed).length;
  console.log(`${results.length - failed} checks passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

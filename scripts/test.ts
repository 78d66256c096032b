// `npm test` on whatever machine: prepares what the tests need (Debian packages as root, the portal, the tiny guest, an older
// remote-viewer), runs the checks, then every test. What cannot run here is skipped with its count and reason, never silently.
// The last line is the verdict for machines and people: `N passed, N failed`; a check counts as one test.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { installPackages, isDebian, missingPackages, testPackages } from '../apps/setup/src/debian-packages.ts';
import { buildPortal } from '../apps/setup/src/portal-build.ts';
import { ensureOvirtViewerRoot } from '../test/lab/clients/ovirt-viewer-root.ts';
import { ensureTinyGuest } from '../test/lab/tiny-guest.ts';
import { printStage, runChecks } from './check.ts';
import { inOwnNetwork } from './own-network.ts';

const SERVICE_POLICY = '/usr/sbin/policy-rc.d';
const root = join(import.meta.dirname, '..');

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of vitest's JSON report that is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

async function step(name: string, work: () => Promise<string>): Promise<boolean> {
  const started = performance.now();
  try {
    const said = await work();
    console.log(`ok     ${name}: ${said} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    console.log(`FAILED ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function preparePackages(): Promise<string> {
  if (!isDebian()) return 'not a Debian system; tests that need missing programs are skipped';
  const missing = (await missingPackages(testPackages)).map(p => p.name);
  if (missing.length === 0) return 'all there';
  if (process.getuid?.() !== 0)
    return `not root, so these stay missing and their tests are skipped: ${missing.join(' ')}`;
  await withoutServices(() => installPackages(missing, line => console.log(`       ${line}`)));
  return `installed ${missing.join(' ')}`;
}

/** Debian starts the daemons of what it installs; the tests start their own, on loopback. Asks dpkg's policy to refuse. */
async function withoutServices(install: () => Promise<void>): Promise<void> {
  if (existsSync(SERVICE_POLICY)) return install();
  writeFileSync(SERVICE_POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await install();
  } finally {
    rmSync(SERVICE_POLICY);
  }
}

async function prepare(tally: Tally): Promise<void> {
  const done = [
    await step('Debian packages', preparePackages),
    await step('portal', () => buildPortal(root)),
    ...(await prepareOvirtViewer()),
    await step('tiny guest', async () => {
      const guest = await ensureTinyGuest();
      return typeof guest === 'string' ? `not built, its tests are skipped: ${guest}` : guest.dir;
    }),
  ];
  tally.failed += done.filter(ok => !ok).length;
}

/** Large, and of use to one suite alone: other single suites go without. */
async function prepareOvirtViewer(): Promise<boolean[]> {
  if (only.length > 0 && !only.some(word => word.includes('stock-clients'))) return [];
  const built = step('remote-viewer with libgovirt', async () => {
    const viewer = await ensureOvirtViewerRoot();
    return typeof viewer === 'string' ? `not built, its tests are skipped: ${viewer}` : viewer.root;
  });
  return [await built];
}

function runVitest(args: readonly string[], report: string): Promise<number> {
  return new Promise(resolve => {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { command, isolated } = inOwnNetwork([process.execPath, vitest, 'run', ...reporters, ...args]);
    console.log(isolated ? 'tests run in a network of their own' : 'tests share the network of this machine');
    const [program, ...rest] = command;
    const child = spawn(program, rest, { cwd: root, stdio: 'inherit' });
    child.on('exit', code => resolve(code ?? 1));
  });
}

function readReport(path: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  } catch {
    return undefined;
  }
}

function countTests(report: VitestReport | undefined, exitCode: number, tally: Tally): void {
  const failedBefore = tally.failed;
  for (const file of report?.testResults ?? []) {
    const count = (status: RegExp): number => file.assertionResults.filter(t => status.test(t.status)).length;
    const skipped = count(/^(skipped|pending|todo|disabled)$/);
    tally.passed += count(/^passed$/);
    tally.failed += count(/^failed$/);
    // A file that could not be loaded has no tests to count, and is a failure all the same.
    if (file.status === 'failed' && count(/^failed$/) === 0) tally.failed += 1;
    if (skipped > 0) console.log(`skipped ${skipped} in ${relative(root, file.name)}`);
    tally.skipped += skipped;
  }
  if (exitCode !== 0 && tally.failed === failedBefore) tally.failed += 1;
}

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
const only = process.argv.slice(2);
await prepare(tally);
if (only.length === 0) {
  for (const result of await runChecks(printStage)) tally[result.passed ? 'passed' : 'failed'] += 1;
}
const scratch = mkdtempSync(join(tmpdir(), 'overt-test-report-'));
const exitCode = await runVitest(only, join(scratch, 'report.json'));
countTests(readReport(join(scratch, 'report.json')), exitCode, tally);
rmSync(scratch, { recursive: true, force: true });
if (tally.skipped > 0)
  console.log(
    `${tally.skipped} skipped: see the lines above for the files, and those of the preparation for what is missing`,
  );
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;

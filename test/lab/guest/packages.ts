// Downloads Debian packages and unpacks them without installing: works for any user who may reach the mirror.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../../apps/setup/src/run-program.ts';

export async function must(
  command: string,
  args: readonly string[],
  cwd?: string,
  env?: NodeJS.ProcessEnv,
): Promise<string> {
  const result = await runProgram(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
  });
  if (result.code !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${(result.stderr || result.stdout).trim().slice(-600)}`);
  return result.stdout;
}

/** Unpacks the packages below `dir`, one directory each, and answers these directories by package name. */
export async function unpackPackages(names: readonly string[], dir: string): Promise<Map<string, string>> {
  const downloads = join(dir, 'download');
  mkdirSync(downloads, { recursive: true });
  const download = (): Promise<string> =>
    must(
      'apt-get',
      ['-q', '-o', 'APT::Sandbox::User=root', '-o', 'Acquire::Retries=3', 'download', ...names],
      downloads,
    );
  await download().catch(async error => {
    if (process.getuid?.() !== 0) throw error;
    await must('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=600', 'update']);
    await download();
  });
  const unpacked = new Map<string, string>();
  for (const name of names) {
    const file = readdirSync(downloads).find(f => f.startsWith(`${name}_`));
    if (file === undefined) throw new Error(`apt-get download left no package ${name}`);
    const target = join(dir, 'x', name);
    mkdirSync(target, { recursive: true });
    await must('dpkg-deb', ['-x', join(downloads, file), target]);
    unpacked.set(name, target);
  }
  return unpacked;
}

/** The real package behind a meta package such as linux-image-cloud-amd64. */
export async function kernelPackage(meta: string): Promise<string> {
  const find = async (): Promise<string | undefined> =>
    /Depends: (linux-image-\S+)/.exec((await runProgram('apt-cache', ['depends', meta])).stdout)?.[1];
  const found = await find();
  if (found !== undefined) return found;
  await must('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=600', 'update']);
  const again = await find();
  if (again === undefined) throw new Error(`apt knows no package ${meta}`);
  return again;
}

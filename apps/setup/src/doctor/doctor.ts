// `npm start -- doctor`: examines an installation without changing anything. Each finding that is not well says how to mend
// it. Answers 1 when something is at fault, else 0.
import type { Clock } from '@overt/kernel/ports';
import { readJson } from '../files.ts';
import type { Options } from '../options.ts';
import { isAlive, readRecord } from '../parts/process-record.ts';
import { pathsIn } from '../paths.ts';
import type { Terminal } from '../start-log.ts';
import type { Check, Finding, Patient } from './finding.ts';
import { hostChecks } from './host-checks.ts';
import { installationChecks } from './installation-checks.ts';

export interface DoctorPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  readonly clock: Clock;
  readonly terminal: Terminal;
}

const MARK = { ok: '✓', notice: '!', fault: '✗' } as const;
const COLOUR = { ok: 32, notice: 33, fault: 31 } as const;

export async function runDoctor(options: Options, ports: DoctorPorts): Promise<number> {
  const { print, colours } = ports.terminal;
  const patient = await admit(options, ports);
  const count = { ok: 0, notice: 0, fault: 0 };
  for (const check of [...installationChecks, ...hostChecks]) {
    for (const finding of await examine(check, patient)) {
      count[finding.level] += 1;
      const mark = colours ? `\u001b[${COLOUR[finding.level]}m${MARK[finding.level]}\u001b[0m` : MARK[finding.level];
      print(`  ${mark} ${check.name.padEnd(16)}${finding.text}`);
      if (finding.level !== 'ok') print(`${' '.repeat(20)}-> ${finding.mend}`);
    }
  }
  print('');
  print(`  ${count.ok} well, ${count.notice} to know, ${count.fault} at fault`);
  return count.fault === 0 ? 0 : 1;
}

async function examine(check: Check, patient: Patient): Promise<readonly Finding[]> {
  try {
    return await check.examine(patient);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      {
        level: 'fault',
        text: `could not be examined: ${reason}`,
        mend: 'Run the doctor as the user who starts Overt.',
      },
    ];
  }
}

async function admit(options: Options, { env, isRoot, clock }: DoctorPorts): Promise<Patient> {
  const paths = pathsIn(options.dataDir);
  const supervisor = await readRecord(paths.supervisorPid);
  const said = supervisor !== undefined && isAlive(supervisor) ? await readJson(paths.readyOf('product')) : undefined;
  const text = (key: string): string => String(said?.[key] ?? '');
  const ready = said && {
    url: text('url'),
    apiUrl: text('apiUrl'),
    caFile: text('caFile'),
    username: text('username'),
    passwordFile: text('passwordFile'),
  };
  return { options, paths, clock, isRoot, env, ready, ports: (await readJson(paths.ports)) ?? {} };
}

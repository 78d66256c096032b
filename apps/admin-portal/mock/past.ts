// What has happened in the mock's estate before one looks: events and jobs.
import type { Event, Host, Job, Step } from '@overt/api-types/types.gen';
import type { Estate } from './estate.ts';
import { ago, pick, uuid } from './seed.ts';

export function addPast(estate: Estate, upHosts: readonly Host[]): void {
  const some = [...estate.vms.values()].slice(0, 60);
  const lines: [Event['severity'], number, (vm: string, host: string) => string][] = [
    ['normal', 153, (vm, host) => `VM ${vm} was started by admin@internal (Host: ${host}).`],
    ['normal', 61, vm => `VM ${vm} powered off.`],
    ['warning', 204, (_, host) => `Memory of host ${host} is 91 % used.`],
    ['normal', 30, () => 'User admin@internal logged in.'],
    ['error', 54, vm => `VM ${vm} could not be started: no host has 32 GiB of free memory.`],
    ['normal', 2024, vm => `Disk ${vm}_disk1 was added.`],
    ['normal', 63, (vm, host) => `Migration of VM ${vm} to host ${host} completed in 14 s.`],
  ];
  for (let at = 0; at < 600; at += 1) {
    const [severity, code, say] = lines[(at * 5 + (at >> 3)) % lines.length] ?? ['normal', 1, () => ''];
    const vm = some[at % some.length];
    estate.events.push({
      id: String(1000 - at),
      code,
      severity,
      time: ago(at * at * 2 + at * 37 + 20),
      description: say(vm?.name ?? '', pick(upHosts).name ?? ''),
      correlationId: uuid(11, at).slice(0, 18),
      user: { name: 'admin@internal' },
    });
  }
  const jobs: [string, Job['status'], string[], number][] = [
    ['Starting VM web-ber-0061', 'started', ['Choose a host', 'Prepare disks', 'Create the domain'], 1],
    ['Copying disk archive-2024 to data-2', 'started', ['Reserve space', 'Copy 250 GiB', 'Switch over'], 1],
    ['Creating VM app-fra-1999', 'finished', ['Check', 'Create'], 2],
    ['Starting VM vm-noplace', 'failed', ['Choose a host'], 0],
    ['Activating host host-04', 'finished', ['Connect', 'Storage', 'Networks'], 3],
  ];
  jobs.forEach(([description, status, steps, done], at) => {
    const id = uuid(12, at);
    estate.jobs.set(id, {
      id,
      description,
      status,
      startTime: ago(30 + at * 400),
      ...(status === 'started' ? {} : { endTime: ago(20 + at * 400 - 5) }),
      steps: steps
        .map((step, number): Step => ({
          id: uuid(13, at * 10 + number),
          number,
          description: step,
          status: number < done ? 'finished' : status === 'failed' ? 'failed' : 'started',
          startTime: ago(30 + at * 400),
          ...(number < done
            ? { endTime: ago(28 + at * 400) }
            : number === done && status === 'started'
              ? { progress: 42 }
              : {}),
        }))
        .filter((_, number) => number <= done),
    });
  });
}

// The few questions that setup asks libvirt, through virsh. What runs virtual machines is the host agent, with a client of
// its own; here a handful of calls per start do not pay for one.
import { runProgram, type ProgramResult } from '../run-program.ts';

export interface Virsh {
  readonly socket: string;
  run(args: readonly string[], milliseconds?: number): Promise<ProgramResult>;
}

/** Starting a network loads modules and asks a firewall: who gives up early here takes a slow machine for one without NAT. */
const PATIENCE = 180_000;

export const DEFAULT_SOCKET = '/run/libvirt/libvirt-sock';

export const virshOn = (socket: string): Virsh => ({
  socket,
  run: (args, milliseconds = PATIENCE) =>
    runProgram('virsh', ['-q', '-c', `qemu+unix:///system?socket=${socket}`, ...args], {
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', HOME: '/root' },
      timeout: milliseconds,
    }),
});

export const answers = async (virsh: Virsh): Promise<boolean> =>
  (await virsh.run(['version', '--daemon'], 30_000)).code === 0;

/** Names of the domains that run. */
export async function runningDomains(virsh: Virsh): Promise<string[]> {
  const { code, stdout } = await virsh.run(['list', '--name']);
  return code === 0 ? stdout.split('\n').filter(name => name !== '') : [];
}

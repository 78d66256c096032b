// The few questions that setup asks libvirt, through virsh. What runs virtual machines is the host agent, with a client of
// its own; here a handful of calls per start do not pay for one.
import { runProgram, type ProgramResult } from '../run-program.ts';

export interface Virsh {
  readonly socket: string;
  run(args: readonly string[]): Promise<ProgramResult>;
}

export const DEFAULT_SOCKET = '/run/libvirt/libvirt-sock';

export const virshOn = (socket: string): Virsh => ({
  socket,
  run: args =>
    runProgram('virsh', ['-q', '-c', `qemu+unix:///system?socket=${socket}`, ...args], {
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', HOME: '/root' },
      timeout: 30_000,
    }),
});

export const answers = async (virsh: Virsh): Promise<boolean> => (await virsh.run(['version', '--daemon'])).code === 0;

/** Names of the domains that run. */
export async function runningDomains(virsh: Virsh): Promise<string[]> {
  const { code, stdout } = await virsh.run(['list', '--name']);
  return code === 0 ? stdout.split('\n').filter(name => name !== '') : [];
}

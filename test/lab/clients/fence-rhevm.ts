// The fence agent by which clusters of other software (Pacemaker) switch VMs of oVirt off, one process a call: a client by
// libcurl, with oVirt's persistent sessions or without.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

const AGENT = '/usr/sbin/fence_rhevm';

export interface FenceLogin {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** Why it cannot be had here; undefined when it can. */
export const whyNoFence = (): string | undefined =>
  existsSync(AGENT) ? undefined : 'no fence_rhevm (Debian package fence-agents)';

export interface Fenced {
  /** 0: done, and for `status` on; 2: `status` of one that is off. */
  readonly code: number;
  readonly text: string;
}

/** `action`: status, on, off, reboot, list, monitor. It trusts the system's authorities alone, so that it checks none here. */
export function fence(login: FenceLogin, action: string, options: readonly string[] = []): Promise<Fenced> {
  const { hostname, port } = new URL(login.url);
  // On standard input, as the cluster gives them: a password has no place among arguments.
  const given = [
    `ip=${hostname}`,
    `ipport=${port}`,
    `username=${login.username}`,
    `password=${login.password}`,
    `action=${action}`,
    'ssl_insecure=1',
    'shell_timeout=60',
    'power_timeout=120',
    ...options,
  ];
  return new Promise((resolve, reject) => {
    const env = { PATH: '/usr/sbin:/usr/bin:/bin', HOME: '/nonexistent', LC_ALL: 'C.UTF-8' };
    const child = execFile(AGENT, [], { env, timeout: 300_000 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') return reject(error);
      resolve({ code: Number(error?.code ?? 0), text: stdout + stderr });
    });
    child.stdin?.end(`${given.join('\n')}\n`);
  });
}

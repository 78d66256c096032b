// A bridge with DHCP for the guests of one test: its own name and its own free subnet, in the network where the test runs (of
// its own under `npm test`). For suites that drive libvirt or the agent alone; the whole product makes its network itself.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freeSubnet, networksIn } from '../../apps/setup/src/host/subnet.ts';
import { until } from './until.ts';

export interface PrivateNetwork {
  readonly bridge: string;
  /** As in 192.168.120 */
  readonly prefix: string;
  /** Addresses given out, by MAC address in lower case. */
  leases(): Map<string, string>;
  stop(): Promise<void>;
}

export async function startPrivateNetwork(dir: string): Promise<PrivateNetwork> {
  mkdirSync(dir, { recursive: true });
  const taken = [ip('-4', 'route', 'show', 'table', 'all'), ip('-4', '-o', 'addr')].flatMap(networksIn);
  const prefix = freeSubnet(taken)?.prefix;
  if (prefix === undefined) throw new Error('no private subnet is free for this test');
  const bridge = freeName();
  ip('link', 'add', bridge, 'type', 'bridge', 'forward_delay', '0');
  ip('addr', 'add', `${prefix}.1/24`, 'dev', bridge);
  ip('link', 'set', bridge, 'up');
  const leaseFile = join(dir, 'dhcp.leases');
  const pidFile = join(dir, 'dnsmasq.pid');
  const args = ['--conf-file=/dev/null', '--keep-in-foreground', '--user=root', '--port=0', '--bind-interfaces'];
  args.push('--except-interface=lo', `--interface=${bridge}`, `--dhcp-range=${prefix}.10,${prefix}.250,1h`);
  args.push(`--dhcp-leasefile=${leaseFile}`, `--pid-file=${pidFile}`);
  const dnsmasq = spawn('dnsmasq', args, { stdio: 'ignore' });
  const ended = new Promise<void>(resolve => dnsmasq.once('exit', () => resolve()));
  await until('dnsmasq runs', () => existsSync(pidFile) && dnsmasq.exitCode === null, 10_000);
  return {
    bridge,
    prefix,
    leases: () => readLeases(leaseFile),
    async stop() {
      dnsmasq.kill('SIGTERM');
      await ended;
      ip('link', 'delete', bridge);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function freeName(): string {
  for (let number = 0; ; number++) if (!existsSync(`/sys/class/net/ovtest${number}`)) return `ovtest${number}`;
}

/** One line a lease: expiry, MAC, address, name, client. */
function readLeases(path: string): Map<string, string> {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const fields = text.split('\n').map(line => line.split(' '));
  return new Map(
    fields.flatMap(([, mac, address]) => (mac === undefined || address === undefined ? [] : [[mac, address] as const])),
  );
}

function ip(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr.trim()}`);
  return stdout;
}

// The doctor's look at this machine as a host: packages, libvirt and its limits, acceleration, bridge, agent, clock.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostPackages, isDebian, missingPackages } from '../debian-packages.ts';
import { readAcceleration } from '../host/acceleration.ts';
import { runsSystemd } from '../host/libvirt-daemon.ts';
import { DROP_IN_CONFIG, tooLow } from '../host/libvirt-config.ts';
import { answers, DEFAULT_SOCKET, virshOn } from '../host/virsh.ts';
import { NETWORK, readNetworkXml } from '../host/virtual-network.ts';
import { accepts, isFree } from '../ports.ts';
import { readJson } from '../files.ts';
import { runProgram } from '../run-program.ts';
import { fault, notice, ok, type Check, type Finding, type Patient } from './finding.ts';

/** True when this machine is a host of the installation, not only a place for the engine. */
const isHost = ({ options, paths }: Patient): boolean => options.localHost && existsSync(paths.agent);

const forHosts = (name: string, examine: Check['examine']): Check => ({
  name,
  examine: async patient => (isHost(patient) ? examine(patient) : []),
});

const examinePackages = async (): Promise<Finding[]> => {
  if (!isDebian())
    return [notice('This is not Debian: packages are not examined.', 'Keep QEMU and libvirt up to date yourself.')];
  const missing = (await missingPackages(hostPackages)).map(p => p.name);
  if (missing.length === 0) return [ok('all Debian packages are there')];
  return [fault(`Missing: ${missing.join(', ')}.`, `apt-get install --no-install-recommends ${missing.join(' ')}`)];
};

// Before the first start as well: this is when it helps most.
const packages: Check = {
  name: 'packages',
  examine: async ({ options }) => (options.localHost ? examinePackages() : []),
};

const libvirt = forHosts('libvirt', async ({ paths, ready, isRoot }) => {
  if (!isRoot) return [notice('libvirt can be examined by root only.', 'Run the doctor as root.')];
  const findings: Finding[] = [];
  if (await answers(virshOn(DEFAULT_SOCKET))) findings.push(ok(`libvirtd answers on ${DEFAULT_SOCKET}`));
  else if (ready === undefined) findings.push(notice('libvirtd does not run.', 'npm start starts it.'));
  else
    findings.push(
      fault(
        'libvirtd does not answer.',
        runsSystemd() ? 'systemctl restart libvirtd' : `Look at ${paths.logOf('libvirtd')}.`,
      ),
    );
  const file = runsSystemd() ? DROP_IN_CONFIG : join(paths.libvirt, 'libvirtd.conf');
  const config = await readFile(file, 'utf8').catch(() => undefined);
  const low = config === undefined ? ['libvirt runs with a configuration that is not ours'] : tooLow(config);
  if (low.length === 0) findings.push(ok('libvirtd allows enough requests at a time'));
  else
    findings.push(
      notice(
        `Request limits may be too low: ${low.join(', ')}.`,
        'Stop the libvirtd that you started yourself and run npm start.',
      ),
    );
  return findings;
});

const acceleration = forHosts('acceleration', async ({ env }) => {
  const found = await readAcceleration(env['OVERT_ACCEL']);
  if (found.kind === 'kvm') return [ok(`KVM: ${found.reason}`)];
  const mend =
    'Switch virtualization on in the firmware, or nested virtualization where this machine is itself virtual.';
  return [notice(`Virtual machines run by emulation, slowly: ${found.reason}.`, mend)];
});

const network = forHosts('network', async ({ ready, isRoot }) => {
  if (!isRoot || ready === undefined) return [];
  const virsh = virshOn(DEFAULT_SOCKET);
  const found = readNetworkXml((await virsh.run(['net-dumpxml', NETWORK])).stdout);
  const mend = 'Stop Overt (Ctrl-C) and start it again: it makes the network anew.';
  if (found === undefined) return [fault(`libvirt knows no network ${NETWORK}.`, mend)];
  if (!existsSync(`/sys/class/net/${found.bridge}`)) return [fault(`The bridge ${found.bridge} is not there.`, mend)];
  if (found.mode === 'isolated') {
    return [
      notice(
        `${NETWORK} reaches nothing outside this machine.`,
        'Make iptables or nftables usable, run `virsh net-destroy ovirtmgmt; virsh net-undefine ovirtmgmt`, start Overt again.',
      ),
    ];
  }
  return [ok(`${NETWORK} is ${found.subnet} on ${found.bridge}`)];
});

const agent = forHosts('host agent', async ({ paths, ports, ready }) => {
  if (ready === undefined) return [];
  const port = Number(ports['agent']);
  const mend = `Look at ${paths.logOf('host-agent')}; Overt starts the agent again when it ends.`;
  if (!(await accepts(port, '127.0.0.1'))) return [fault(`The host agent does not listen on port ${port}.`, mend)];
  return [ok(`listens on port ${port}`)];
});

const ports: Check = {
  name: 'ports',
  async examine({ options, paths, ready }) {
    if (ready !== undefined) return [];
    const recorded = (await readJson(paths.ports)) ?? {};
    const port = options.portIsFixed ? options.port : Number(recorded['engine'] ?? options.port);
    if (await isFree(port, options.listen)) return [ok(`port ${port} is free`)];
    return [
      notice(`Port ${port} is in use by another program.`, 'Overt takes the next free one, or name one with --port.'),
    ];
  },
};

const clock: Check = {
  name: 'clock',
  async examine({ clock: now }) {
    if (now.now() < Date.parse('2026-01-01'))
      return [fault('The clock of this machine is years behind.', 'Set it: certificates are not valid otherwise.')];
    if (!runsSystemd()) return [ok('set; whether it is synchronised cannot be told without systemd')];
    const { stdout } = await runProgram('timedatectl', ['show', '--property=NTPSynchronized', '--value']);
    if (stdout.trim() === 'yes') return [ok('synchronised')];
    return [notice('The clock is not synchronised.', 'apt-get install systemd-timesyncd, or another NTP client.')];
  },
};

export const hostChecks: readonly Check[] = [packages, libvirt, acceleration, network, agent, ports, clock];

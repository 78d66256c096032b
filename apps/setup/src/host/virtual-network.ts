// The network `ovirtmgmt` as libvirt runs it: a bridge of our own with DHCP, and NAT to the outside where this machine can do
// that. The machine's own interfaces are never touched.
import { existsSync } from 'node:fs';
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { writeWhole } from '../files.ts';
import { runProgram } from '../run-program.ts';
import { freeSubnet, networksIn, type Subnet } from './subnet.ts';
import type { Virsh } from './virsh.ts';

export const NETWORK = 'ovirtmgmt';

export interface VirtualNetwork {
  readonly bridge: string;
  readonly subnet: string;
  readonly mode: 'nat' | 'isolated';
}

/** `xmlFile` is where the definition is kept. Throws SETUP_NO_FREE_SUBNET, SETUP_NETWORK_FAILED. */
export async function ensureNetwork(virsh: Virsh, xmlFile: string, clock: Clock): Promise<VirtualNetwork> {
  const existing = await describe(virsh);
  if (existing?.mode === 'isolated' && !(await isActive(virsh)) && (await upgrade(virsh, xmlFile, existing)))
    return { ...existing, mode: 'nat' };
  if (existing !== undefined && (await start(virsh)) === undefined) return existing;
  // What is defined does not start: another program may have taken its bridge or its addresses since.
  if (existing !== undefined) await virsh.run(['net-undefine', NETWORK]);
  const failure = await define(virsh, xmlFile, 'nat');
  if (failure === undefined) return (await describe(virsh)) ?? refuse('SETUP_NO_FREE_SUBNET');
  await remove(virsh);
  await clock.sleep(100);
  const isolated = await define(virsh, xmlFile, 'isolated');
  if (isolated === undefined) return (await describe(virsh)) ?? refuse('SETUP_NO_FREE_SUBNET');
  await remove(virsh);
  return refuse('SETUP_NETWORK_FAILED', { reason: isolated });
}

/**
 * A machine that could not do NAT once may by now. Same bridge, same addresses; where it still cannot, what was defined is back.
 * Only while the network does not run: no VM loses its link.
 */
async function upgrade(virsh: Virsh, xmlFile: string, { bridge, subnet }: VirtualNetwork): Promise<boolean> {
  const as = async (mode: VirtualNetwork['mode']): Promise<boolean> => {
    await remove(virsh);
    await writeWhole(xmlFile, networkXml(bridge, { prefix: subnet.replace(/\.0\/24$/, '') }, mode));
    return (await virsh.run(['net-define', xmlFile])).code === 0;
  };
  if ((await as('nat')) && (await start(virsh)) === undefined) return true;
  await as('isolated');
  return false;
}

async function isActive(virsh: Virsh): Promise<boolean> {
  const { code, stdout } = await virsh.run(['net-list', '--name']);
  return code !== 0 || stdout.split('\n').includes(NETWORK);
}

async function define(virsh: Virsh, xmlFile: string, mode: VirtualNetwork['mode']): Promise<string | undefined> {
  const subnet = freeSubnet(await takenNetworks()) ?? refuse('SETUP_NO_FREE_SUBNET');
  await writeWhole(xmlFile, networkXml(freeBridge(), subnet, mode));
  const result = await virsh.run(['net-define', xmlFile]);
  return result.code === 0 ? start(virsh) : result.stderr.trim();
}

/** Undefined when it runs now, else why it does not. */
async function start(virsh: Virsh): Promise<string | undefined> {
  await virsh.run(['net-autostart', NETWORK]);
  const result = await virsh.run(['net-start', NETWORK]);
  return result.code === 0 || /already active/.test(result.stderr) ? undefined : result.stderr.trim();
}

async function remove(virsh: Virsh): Promise<void> {
  await virsh.run(['net-destroy', NETWORK]);
  await virsh.run(['net-undefine', NETWORK]);
}

async function describe(virsh: Virsh): Promise<VirtualNetwork | undefined> {
  const { code, stdout } = await virsh.run(['net-dumpxml', NETWORK]);
  return code === 0 ? readNetworkXml(stdout) : undefined;
}

export function readNetworkXml(xml: string): VirtualNetwork | undefined {
  const bridge = /<bridge [^>]*name=['"]([^'"]+)/.exec(xml)?.[1];
  const address = /<ip [^>]*address=['"](\d+\.\d+\.\d+)\.\d+/.exec(xml)?.[1];
  if (bridge === undefined || address === undefined) return undefined;
  return { bridge, subnet: `${address}.0/24`, mode: /<forward [^>]*mode=['"]nat/.test(xml) ? 'nat' : 'isolated' };
}

export const networkXml = (bridge: string, { prefix }: Subnet, mode: VirtualNetwork['mode']): string => `<network>
  <name>${NETWORK}</name>
  ${mode === 'nat' ? "<forward mode='nat'/>" : ''}
  <bridge name='${bridge}' stp='off' delay='0'/>
  <ip address='${prefix}.1' netmask='255.255.255.0'>
    <dhcp><range start='${prefix}.10' end='${prefix}.250'/></dhcp>
  </ip>
</network>
`;

function freeBridge(): string {
  for (let number = 0; number < 100; number++) {
    if (!existsSync(`/sys/class/net/overtbr${number}`)) return `overtbr${number}`;
  }
  return 'overtbr100';
}

async function takenNetworks(): Promise<string[]> {
  const ask = async (args: readonly string[]): Promise<string> => (await runProgram('ip', args)).stdout;
  const outputs = await Promise.all([ask(['-4', 'route', 'show', 'table', 'all']), ask(['-4', '-o', 'addr'])]);
  return outputs.flatMap(networksIn);
}

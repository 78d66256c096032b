// Reads from a running domain's XML what the agent needs beside its own metadata: ports, and which name of libvirt's
// statistics belongs to which disk and NIC of the engine.
import type { GraphicsReport } from '@overt/agent-protocol/model/vm-report';
import type { Caller } from '@overt/libvirt/caller';
import { getXmlDesc, type Domain } from '@overt/libvirt/domains';
import { parseDomainXml, type ParsedDomain } from '@overt/libvirt/domain-xml-parse';
import { plainAddress } from '@overt/libvirt/spice-address';
import type { Vm } from './vm.ts';

const UUID_ALIAS = /^ua-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const idOf = (alias: string | undefined): string | undefined => UUID_ALIAS.exec(alias ?? '')?.[1];

export type Inspected = Pick<Vm, 'graphics' | 'disks' | 'nics' | 'agentConnected'> & { parsed: ParsedDomain };

export async function inspectDomain(caller: Caller, dom: Domain): Promise<Inspected> {
  const parsed = parseDomainXml(await getXmlDesc(caller, dom));
  const disks = new Map<string, string>();
  for (const { target, alias } of parsed.disks) {
    const diskId = idOf(alias);
    if (diskId !== undefined) disks.set(target, diskId);
  }
  const nics = new Map<string, { nicId: string; mac: string }>();
  for (const { target, alias, mac } of parsed.nics) {
    const nicId = idOf(alias);
    if (nicId !== undefined && target !== undefined) nics.set(target, { nicId, mac });
  }
  const agent = parsed.channels.find(({ name }) => name === 'org.qemu.guest_agent.0');
  return { parsed, graphics: graphicsOf(parsed), disks, nics, agentConnected: agent?.connected === true };
}

function graphicsOf({ graphics }: ParsedDomain): GraphicsReport[] {
  const reports: GraphicsReport[] = [];
  for (const { type, listen = '127.0.0.1', port, tlsPort } of graphics) {
    if (type !== 'vnc' && type !== 'spice') continue;
    if (port === undefined && tlsPort === undefined) continue;
    reports.push({
      type,
      address: plainAddress(listen),
      ...(port === undefined ? {} : { port }),
      ...(tlsPort === undefined ? {} : { tlsPort }),
    });
  }
  return reports.slice(0, 2);
}

// The NIC of a VM: what a request may say about it and what is filled in.
import type { Nic } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Tx } from '../../ports.ts';

export interface NewNic {
  readonly id: string;
  readonly name: string;
  readonly interface: string;
  readonly vnic_profile_id: string | null;
  /** null: the cluster's MAC pool gives one. */
  readonly mac: string | null;
  readonly linked: boolean;
  readonly plugged: boolean;
}

const MAC = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/;
const NAME = /^[\w.:-]{1,50}$/;
const MODELS: readonly string[] = ['virtio', 'e1000', 'e1000e', 'rtl8139'];

/** `52:54:00:AA:0:1` -> refused; `52-54-..` -> refused; upper case -> lower case. Also refuses multicast addresses. */
export function parseMac(text: string): string {
  const mac = text.toLowerCase();
  const unicast = MAC.test(mac) && (Number.parseInt(mac.slice(0, 2), 16) & 1) === 0 && mac !== '00:00:00:00:00:00';
  refuseUnless(unicast, 'INVALID_VALUE', { path: 'nic.mac.address', rule: 'a unicast address like 56:6f:1a:00:00:01' });
  return mac;
}

export function checkNic(nic: { readonly name?: string; readonly interface?: string }): void {
  if (nic.name !== undefined && !NAME.test(nic.name)) {
    refuse('INVALID_VALUE', { path: 'nic.name', rule: '1 to 50 letters, digits, dots, dashes and underscores' });
  }
  if (nic.interface !== undefined && !MODELS.includes(nic.interface)) {
    refuse('INVALID_VALUE', { path: 'nic.interface', rule: `one of ${MODELS.join(', ')}` });
  }
}

/** The profile that a request names: by id, by name, or by the deprecated network; undefined: not said; null: none. */
export async function profileOf(tx: Tx, nic: Nic, clusterId: string): Promise<string | null | undefined> {
  const { vnicProfile, network } = nic;
  if (vnicProfile === undefined && network === undefined) return undefined;
  if (vnicProfile?.id !== undefined) return vnicProfile.id === '' ? null : parseId(vnicProfile.id);
  const name = vnicProfile?.name ?? network?.name;
  if (name === undefined || name === '') return null;
  return (await tx.nics.profileByName(name, clusterId)) ?? refuse('NOT_FOUND', { what: 'vNIC profile', id: name });
}

/** Refuses a profile that does not exist or whose network the cluster does not have. */
export async function checkProfile(tx: Tx, clusterId: string, profileId: string | null | undefined): Promise<void> {
  if (profileId === null || profileId === undefined) return;
  const profile = await tx.nics.profileInCluster(profileId, clusterId);
  if (profile === undefined) refuse('NOT_FOUND', { what: 'vNIC profile', id: profileId });
  refuseUnless(profile.attached, 'INVALID_VALUE', {
    path: 'nic.vnic_profile',
    rule: "a profile of a network that the VM's cluster has",
  });
}

export async function newNic(tx: Tx, nic: Nic, clusterId: string, id: string): Promise<NewNic> {
  return {
    id,
    name: nic.name ?? '',
    interface: nic.interface ?? 'virtio',
    vnic_profile_id: (await profileOf(tx, nic, clusterId)) ?? null,
    mac: nic.mac?.address === undefined || nic.mac.address === '' ? null : parseMac(nic.mac.address),
    linked: nic.linked ?? true,
    plugged: nic.plugged ?? true,
  };
}

/** Of a VM that is being made: names apart, profiles fit. */
export async function checkNicsOf(tx: Tx, clusterId: string, nics: readonly NewNic[]): Promise<void> {
  const names = new Set<string>();
  for (const nic of nics) {
    checkNic(nic);
    if (names.has(nic.name)) refuse('NAME_IN_USE', { what: 'NIC', name: nic.name });
    names.add(nic.name);
    await checkProfile(tx, clusterId, nic.vnic_profile_id);
  }
}

export async function insertNic(tx: Tx, vmId: string, clusterId: string, nic: NewNic): Promise<void> {
  const { id, ...fields } = nic;
  if (fields.mac !== null) await tx.macPools.claim(clusterId, fields.mac);
  const mac = fields.mac ?? (await tx.macPools.allocate(clusterId));
  await tx.nics.insert(vmId, id, { ...fields, mac });
}

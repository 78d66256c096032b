// What a VM's settings name has to be there, and near it: a start would stumble over it much later.
import { isUuid } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Tx } from '../../ports.ts';
import { checkVersion } from '../data-centers/public.ts';
import { operatingSystems } from '../operating-systems/public.ts';
import type { SettingsChange } from './vm-settings.ts';

/** Of a change only what it names. Refuses NOT_FOUND and INVALID_VALUE. */
export async function checkReferences(tx: Tx, change: SettingsChange, clusterId: string): Promise<void> {
  const { quota, cpuProfile, placementPolicy, customCompatibilityVersion: level } = change.configuration ?? {};
  const { os_type: os } = change;
  refuseUnless(os === undefined || operatingSystems.some(({ type }) => type === os), 'INVALID_VALUE', {
    path: 'vm.os.type',
    rule: 'the name of one of /operatingsystems',
  });
  if (level?.major !== undefined) checkVersion('vm.custom_compatibility_version', `${level.major}.${level.minor ?? 0}`);
  await checkQuotaOf(tx, quota?.id ?? '', clusterId);
  await checkCpuProfile(tx, cpuProfile?.id ?? '', clusterId);
  const hosts = (placementPolicy?.hosts ?? []).flatMap(({ id }) => id ?? []);
  const there = new Set(
    (await tx.hosts.byIds(hosts.filter(isUuid))).filter(host => host.cluster_id === clusterId).map(host => host.id),
  );
  const missing = hosts.find(id => !there.has(id));
  if (missing !== undefined) refuse('NOT_FOUND', { what: 'host of the cluster', id: missing });
}

async function checkQuotaOf(tx: Tx, id: string, clusterId: string): Promise<void> {
  if (id === '') return;
  const quota = isUuid(id) ? await tx.quotas.byId(id) : undefined;
  const cluster = await tx.vms.cluster({ id: clusterId });
  if (quota?.data_center_id !== cluster?.data_center_id) refuse('NOT_FOUND', { what: 'quota of the data center', id });
}

async function checkCpuProfile(tx: Tx, id: string, clusterId: string): Promise<void> {
  if (id === '') return;
  const profile = isUuid(id) ? await tx.profiles.byId('cpu', id) : undefined;
  if (profile?.ownerId !== clusterId) refuse('NOT_FOUND', { what: 'CPU profile of the cluster', id });
}

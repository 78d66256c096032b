// Holds the custom properties of a VM, or of what it is made from, to what is declared for its compatibility level.
import type { Tx } from '../../ports.ts';
import { atLevel, checkProperties, PREDEFINED, USER_DEFINED } from '../options/public.ts';
import type { VmSettings } from './vm-settings.ts';

/** `clusterId`: null for what belongs to none, which is checked when a VM has it. Refuses VM_PROPERTY_UNKNOWN, _INVALID. */
export async function checkCustomProperties(
  tx: Tx,
  { configuration }: Pick<VmSettings, 'configuration'>,
  clusterId: string | null,
): Promise<void> {
  const { customProperties = [], customCompatibilityVersion: own } = configuration;
  if (customProperties.length === 0 || clusterId === null) return;
  const cluster = await tx.vms.cluster({ id: clusterId });
  const level = own?.major === undefined ? (cluster?.compatibility_version ?? '') : `${own.major}.${own.minor ?? 0}`;
  const options = [await tx.system.options(PREDEFINED), await tx.system.options(USER_DEFINED)];
  const declared = options.map(one => atLevel(one, level));
  checkProperties(customProperties, declared, level);
}

// Branded identifiers. Every entity id is a lower-case UUID; the brand keeps a VM id from being used as a disk id.
import { refuse } from './refusal.ts';

export type Id<Kind extends string> = string & { readonly __kind: Kind };

export type VmId = Id<'Vm'>;
export type HostId = Id<'Host'>;
export type ClusterId = Id<'Cluster'>;
export type DataCenterId = Id<'DataCenter'>;
export type StorageDomainId = Id<'StorageDomain'>;
export type DiskId = Id<'Disk'>;
export type NetworkId = Id<'Network'>;
export type VnicProfileId = Id<'VnicProfile'>;
export type NicId = Id<'Nic'>;
export type TemplateId = Id<'Template'>;
export type ImageTransferId = Id<'ImageTransfer'>;
export type UserId = Id<'User'>;
export type JobId = Id<'Job'>;
export type CommandId = Id<'Command'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The all-zero UUID: oVirt's id of the Blank template, the root tag and the only CD-ROM of a VM. */
export const ZERO_UUID = '00000000-0000-0000-0000-000000000000';

export const isUuid = (text: string): boolean => UUID.test(text);

/** Brands `text` as an id of `Kind`, lower-cased. Throws INVALID_UUID when it is not a UUID. */
export function parseId<Kind extends string>(text: string): Id<Kind> {
  if (!UUID.test(text)) refuse('INVALID_UUID', { value: text.slice(0, 64) });
  return text.toLowerCase() as Id<Kind>;
}

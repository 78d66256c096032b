// What a start has to know about a VM's devices: disks with their active volumes, NICs with their networks, the CD.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import type { Limits } from '../qoss/public.ts';

export interface StartDisk {
  readonly diskId: string;
  readonly alias: string;
  readonly status: string;
  readonly interface: string;
  readonly bootable: boolean;
  readonly readOnly: boolean;
  readonly passDiscard: boolean;
  readonly shareable: boolean;
  readonly storageDomainId: string | null;
  readonly volumeId: string | null;
  readonly format: string | null;
  /** Of its disk profile. */
  readonly limits: Limits | null;
}

export interface StartNic {
  readonly nicId: string;
  readonly name: string;
  readonly interface: string;
  readonly mac: string | null;
  readonly linked: boolean;
  readonly network: string | null;
  readonly networkFilter: string | null;
  /** Of its vNIC profile. */
  readonly limits: Limits | null;
}

export interface StartCd {
  readonly diskId: string;
  readonly alias: string;
  readonly status: string;
  readonly storageDomainId: string | null;
  readonly volumeId: string | null;
}

export const vmStartRepo = (db: Queryable) => ({
  /** Active attachments, bootable first, then in the order of attaching by alias. */
  async disks(vmId: string): Promise<readonly StartDisk[]> {
    return db
      .selectFrom('disk_attachment as a')
      .innerJoin('disk as d', 'd.id', 'a.disk_id')
      .leftJoin('image as i', join => join.onRef('i.disk_id', '=', 'd.id').on('i.is_active', '=', true))
      .select(['d.id as diskId', 'd.alias', 'd.status', 'd.shareable', 'a.interface', 'a.bootable'])
      .select(['a.read_only as readOnly', 'a.pass_discard as passDiscard'])
      .select(['i.storage_domain_id as storageDomainId', 'i.id as volumeId', 'i.format'])
      .select(
        sql<Limits | null>`(select q.limits from disk_profile p join qos q on q.id = p.qos_id
          where p.id = d.disk_profile_id
            or (d.disk_profile_id is null and p.is_default and p.storage_domain_id = d.storage_domain_id))`.as(
          'limits',
        ),
      )
      .where('a.vm_id', '=', vmId)
      .where('a.active', '=', true)
      .orderBy('a.bootable', 'desc')
      .orderBy('d.created_at')
      .orderBy('d.id')
      .execute();
  },

  /** Plugged NICs by name. */
  async nics(vmId: string): Promise<readonly StartNic[]> {
    return db
      .selectFrom('nic as n')
      .leftJoin('vnic_profile as p', 'p.id', 'n.vnic_profile_id')
      .leftJoin('network as w', 'w.id', 'p.network_id')
      .leftJoin('qos as q', 'q.id', 'p.qos_id')
      .select(['n.id as nicId', 'n.name', 'n.interface', sql<string | null>`n.mac::text`.as('mac'), 'n.linked'])
      .select(['w.name as network', 'p.network_filter as networkFilter'])
      .select(sql<Limits | null>`q.limits`.as('limits'))
      .where('n.vm_id', '=', vmId)
      .where('n.plugged', '=', true)
      .orderBy('n.name')
      .execute();
  },

  /** Name of a host that runs the VM without a record of ours. */
  async externalHost(vmId: string): Promise<string | undefined> {
    const found = await db
      .selectFrom('external_vm as e')
      .innerJoin('host', 'host.id', 'e.host_id')
      .select('host.name')
      .where('e.vm_id', '=', vmId)
      .executeTakeFirst();
    return found?.name;
  },

  /** The image in the VM's CD drive. */
  async cd(vmId: string): Promise<StartCd | undefined> {
    const row = await db.selectFrom('cdrom').select('disk_id').where('vm_id', '=', vmId).executeTakeFirst();
    const diskId = row?.disk_id ?? null;
    return diskId === null ? undefined : this.iso(diskId);
  },

  /** Puts an image into the drive; null: nothing. */
  async insertCd(vmId: string, diskId: string | null): Promise<void> {
    await db
      .insertInto('cdrom')
      .values({ vm_id: vmId, disk_id: diskId })
      .onConflict(conflict => conflict.column('vm_id').doUpdateSet({ disk_id: diskId }))
      .execute();
  },

  /** An ISO image by the id of its disk. */
  async iso(diskId: string): Promise<StartCd | undefined> {
    return db
      .selectFrom('disk as d')
      .leftJoin('image as i', join => join.onRef('i.disk_id', '=', 'd.id').on('i.is_active', '=', true))
      .select(['d.id as diskId', 'd.alias', 'd.status', 'i.storage_domain_id as storageDomainId', 'i.id as volumeId'])
      .where('d.id', '=', diskId)
      .where('d.content_type', '=', 'iso')
      .executeTakeFirst();
  },

  /** An ISO image by the name that clients of ISO domains know: its alias. */
  async isoByName(alias: string): Promise<StartCd | undefined> {
    const found = await db
      .selectFrom('disk')
      .select('id')
      .where('alias', '=', alias)
      .where('content_type', '=', 'iso')
      .orderBy('id')
      .executeTakeFirst();
    return found && this.iso(found.id);
  },
});

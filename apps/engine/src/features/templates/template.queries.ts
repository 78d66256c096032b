// Rows -> the API's Template, and what hangs below templates and instance types.
import type {
  DiskAttachment,
  DiskInterface,
  GraphicsConsole,
  Nic,
  NicInterface,
  Template,
} from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import { withRevision } from '../../api-object.ts';
import { consoleId } from '../consoles/public.ts';
import type { TemplateNicView } from '../nics/public.ts';
import { baseOf, graphicsOf } from '../vms/public.ts';
import { settingsOfTemplate, type TemplateAttachment, type TemplateRow } from './template.repo.ts';

export type Below = 'template' | 'instanceType';

export function toTemplate(row: TemplateRow): Template {
  const base = baseOf(settingsOfTemplate(row), { cpu_architecture: 'undefined', cluster_bios_type: 'cluster_default' });
  const [console = 'vnc'] = graphicsOf(row.configuration);
  const template: Template = {
    ...base,
    id: row.id,
    name: row.name,
    description: row.description,
    comment: row.comment,
    creationTime: row.created_at,
    deleteProtected: row.delete_protected,
    highAvailability: { enabled: row.high_availability, priority: row.high_availability_priority },
    display: { monitors: 1, ...row.configuration.display, type: console },
    status: row.status as Template['status'],
    ...(row.kind === 'instance_type'
      ? {}
      : {
          version: {
            versionNumber: row.version_number,
            versionName: row.version_name === '' ? 'base version' : row.version_name,
            baseTemplate: { id: row.base_template_id ?? row.id },
          },
        }),
    ...(row.cluster_id === null ? {} : { cluster: { id: row.cluster_id } }),
  };
  return withRevision(template, row.revision);
}

export const templatesByIds = async (ports: Ports, ids: readonly string[]): Promise<readonly Template[]> =>
  (await ports.repos.templates.byIds(ids)).map(toTemplate);

export function toTemplateNic(row: TemplateNicView, below: Below): Nic {
  const nic: Nic = {
    id: row.id,
    name: row.name,
    interface: row.interface as NicInterface,
    linked: row.linked,
    plugged: row.plugged,
    ...(row.vnic_profile_id === null ? {} : { vnicProfile: { id: row.vnic_profile_id } }),
    ...(row.network_id === null ? {} : { network: { id: row.network_id } }),
    [below]: { id: row.template_id },
  };
  return withRevision(nic, row.revision);
}

export const toTemplateAttachment = (row: TemplateAttachment): DiskAttachment => ({
  id: row.disk_id,
  interface: row.interface as DiskInterface,
  bootable: row.bootable,
  active: row.active,
  readOnly: row.read_only,
  passDiscard: row.pass_discard,
  usesScsiReservation: false,
  disk: { id: row.disk_id },
  template: { id: row.template_id },
});

/** Blank has no devices, as clients know it. */
export const consolesOfTemplate = (row: TemplateRow, below: Below): readonly GraphicsConsole[] =>
  row.configuration.graphicsConsoles === undefined
    ? []
    : graphicsOf(row.configuration).map(type => ({
        id: consoleId(type),
        protocol: type,
        [below]: { id: row.id },
      }));

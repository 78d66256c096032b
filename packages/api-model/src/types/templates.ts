// Templates, instance types and icons.
import type { TypeArea } from '../shape.ts';

export const templatesTypes: TypeArea = {
  ExternalTemplateImport: {
    kind: 'struct',
    members: {
      url: { type: 'String', since: '4.4.7' },
      clone: { type: 'Boolean', since: '4.4.8' },
      template: { type: 'Template', link: true, since: '4.4.7' },
      cluster: { type: 'Cluster', link: true, since: '4.4.7' },
      storageDomain: { type: 'StorageDomain', link: true, since: '4.4.7' },
      host: { type: 'Host', link: true, since: '4.4.7' },
      cpuProfile: { type: 'CpuProfile', link: true, since: '4.4.7' },
      quota: { type: 'Quota', link: true, since: '4.4.7' },
    },
  },
  Icon: {
    kind: 'struct',
    base: 'Identified',
    members: {
      mediaType: { type: 'String' },
      data: { type: 'String' },
    },
  },
  InstanceType: {
    kind: 'struct',
    doc: 'A size of VM to pick from: CPU, memory, devices.',
    base: 'Template',
    members: {},
  },
  Template: {
    kind: 'struct',
    doc: 'What VMs are made from.',
    base: 'VmBase',
    members: {
      status: { type: 'TemplateStatus' },
      vm: { type: 'Vm' },
      version: { type: 'TemplateVersion' },
      cdroms: { type: 'Cdrom[]', link: true },
      graphicsConsoles: { type: 'GraphicsConsole[]', link: true },
      nics: { type: 'Nic[]', link: true },
      permissions: { type: 'Permission[]', link: true },
      tags: { type: 'Tag[]', link: true },
      watchdogs: { type: 'Watchdog[]', link: true },
      diskAttachments: { type: 'DiskAttachment[]', link: true },
      mediatedDevices: { type: 'VmMediatedDevice[]', link: true, since: '4.5' },
    },
  },
  TemplateStatus: {
    kind: 'enum',
    values: ['illegal', 'locked', 'ok'],
  },
  TemplateVersion: {
    kind: 'struct',
    members: {
      versionNumber: { type: 'Integer', doc: 'Rises with each version of the base template.' },
      versionName: { type: 'String' },
      baseTemplate: { type: 'Template', link: true },
    },
  },
};

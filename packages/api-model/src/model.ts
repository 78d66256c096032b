// The whole model: every area folded into one table of types and one of services, and the service at the root of the API.
import { clustersServices } from './services/clusters.ts';
import { commonServices } from './services/common.ts';
import { disksServices } from './services/disks.ts';
import { eventsServices } from './services/events.ts';
import { glusterServices } from './services/gluster.ts';
import { hostsServices } from './services/hosts.ts';
import { katelloServices } from './services/katello.ts';
import { networksServices } from './services/networks.ts';
import { openstackServices } from './services/openstack.ts';
import { schedulingServices } from './services/scheduling.ts';
import { snapshotsServices } from './services/snapshots.ts';
import { storageServices } from './services/storage.ts';
import { storageDomainsServices } from './services/storage-domains.ts';
import { systemServices } from './services/system.ts';
import { templatesServices } from './services/templates.ts';
import { usersServices } from './services/users.ts';
import { vmsServices } from './services/vms.ts';
import type { ServiceArea, TypeArea } from './shape.ts';
import { clustersTypes } from './types/clusters.ts';
import { commonTypes } from './types/common.ts';
import { disksTypes } from './types/disks.ts';
import { eventsTypes } from './types/events.ts';
import { glusterTypes } from './types/gluster.ts';
import { hostsTypes } from './types/hosts.ts';
import { katelloTypes } from './types/katello.ts';
import { networksTypes } from './types/networks.ts';
import { openstackTypes } from './types/openstack.ts';
import { schedulingTypes } from './types/scheduling.ts';
import { storageTypes } from './types/storage.ts';
import { templatesTypes } from './types/templates.ts';
import { usersTypes } from './types/users.ts';
import { vmsTypes } from './types/vms.ts';

export const rootService = 'SystemService';

export const typeAreas: Readonly<Record<string, TypeArea>> = {
  clusters: clustersTypes,
  common: commonTypes,
  disks: disksTypes,
  events: eventsTypes,
  gluster: glusterTypes,
  hosts: hostsTypes,
  katello: katelloTypes,
  networks: networksTypes,
  openstack: openstackTypes,
  scheduling: schedulingTypes,
  storage: storageTypes,
  templates: templatesTypes,
  users: usersTypes,
  vms: vmsTypes,
};

export const serviceAreas: Readonly<Record<string, ServiceArea>> = {
  clusters: clustersServices,
  common: commonServices,
  disks: disksServices,
  events: eventsServices,
  gluster: glusterServices,
  hosts: hostsServices,
  katello: katelloServices,
  networks: networksServices,
  openstack: openstackServices,
  scheduling: schedulingServices,
  snapshots: snapshotsServices,
  storage: storageServices,
  'storage-domains': storageDomainsServices,
  system: systemServices,
  templates: templatesServices,
  users: usersServices,
  vms: vmsServices,
};

/** Throws nothing: two areas that define the same name are reported by the generator. */
export const types: TypeArea = Object.assign({}, ...Object.values(typeAreas));
export const services: ServiceArea = Object.assign({}, ...Object.values(serviceAreas));

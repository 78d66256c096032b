// Every event of the product, by oVirt's name. One table an area; a name stands in exactly one of them.
import { accessEvents } from './catalogue/access.ts';
import { affinityEvents } from './catalogue/affinity.ts';
import { bookmarksEvents } from './catalogue/bookmarks.ts';
import { consolesEvents } from './catalogue/consoles.ts';
import { hostsEvents } from './catalogue/hosts.ts';
import { identityEvents } from './catalogue/identity.ts';
import { networksEvents } from './catalogue/networks.ts';
import { qosEvents } from './catalogue/qos.ts';
import { quotasEvents } from './catalogue/quotas.ts';
import { schedulingEvents } from './catalogue/scheduling.ts';
import { storageEvents } from './catalogue/storage.ts';
import { templatesEvents } from './catalogue/templates.ts';
import { vmPoolsEvents } from './catalogue/vm-pools.ts';
import { vmsEvents } from './catalogue/vms.ts';
import type { EventTable } from './event-shape.ts';

const all = {
  ...accessEvents,
  ...affinityEvents,
  ...bookmarksEvents,
  ...consolesEvents,
  ...hostsEvents,
  ...identityEvents,
  ...networksEvents,
  ...qosEvents,
  ...quotasEvents,
  ...schedulingEvents,
  ...storageEvents,
  ...templatesEvents,
  ...vmPoolsEvents,
  ...vmsEvents,
} as const;

export const eventCatalogue: EventTable = all;

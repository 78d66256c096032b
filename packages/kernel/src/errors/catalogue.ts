// The error catalogue: every expected refusal of the product. Codes are public API; a code is never reused.
// One file per area; a code stands in exactly one of them (checked by catalogue.test.ts).
import { affinityErrors } from './affinity.ts';
import { agentErrors } from './agent.ts';
import { authErrors } from './auth.ts';
import { bookmarkErrors } from './bookmarks.ts';
import { certificateErrors } from './certificates.ts';
import { clusterErrors } from './clusters.ts';
import { commonErrors } from './common.ts';
import { consoleErrors } from './consoles.ts';
import type { ErrorDefinition } from './define.ts';
import { hostErrors } from './hosts.ts';
import { identityErrors } from './identity.ts';
import { libvirtErrors } from './libvirt.ts';
import { networkErrors } from './networks.ts';
import { qosErrors } from './qos.ts';
import { quotaErrors } from './quotas.ts';
import { schedulingErrors } from './scheduling.ts';
import { setupErrors } from './setup.ts';
import { storageErrors } from './storage.ts';
import { vmPoolErrors } from './vm-pools.ts';
import { vmErrors } from './vms.ts';
import { wireErrors } from './wire.ts';
import { workflowErrors } from './workflow.ts';

export const errorAreas = {
  affinity: affinityErrors,
  agent: agentErrors,
  auth: authErrors,
  bookmarks: bookmarkErrors,
  certificates: certificateErrors,
  clusters: clusterErrors,
  common: commonErrors,
  consoles: consoleErrors,
  hosts: hostErrors,
  identity: identityErrors,
  libvirt: libvirtErrors,
  networks: networkErrors,
  qos: qosErrors,
  quotas: quotaErrors,
  scheduling: schedulingErrors,
  setup: setupErrors,
  storage: storageErrors,
  vm_pools: vmPoolErrors,
  vms: vmErrors,
  wire: wireErrors,
  workflow: workflowErrors,
} as const;

const all = {
  ...affinityErrors,
  ...agentErrors,
  ...authErrors,
  ...bookmarkErrors,
  ...certificateErrors,
  ...clusterErrors,
  ...commonErrors,
  ...consoleErrors,
  ...hostErrors,
  ...identityErrors,
  ...libvirtErrors,
  ...networkErrors,
  ...qosErrors,
  ...quotaErrors,
  ...schedulingErrors,
  ...setupErrors,
  ...storageErrors,
  ...vmPoolErrors,
  ...vmErrors,
  ...wireErrors,
  ...workflowErrors,
} as const;

export type ErrorCode = keyof typeof all;

export const errorCatalogue: Readonly<Record<ErrorCode, ErrorDefinition>> = all;

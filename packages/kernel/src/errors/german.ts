// The catalogue in German. Complete by type: a code without a sentence, and a sentence without a code, do not compile.
import type { ErrorCode } from './catalogue.ts';
import { affinityDe } from './de/affinity.ts';
import { agentDe } from './de/agent.ts';
import { authDe } from './de/auth.ts';
import { bookmarkDe } from './de/bookmarks.ts';
import { certificateDe } from './de/certificates.ts';
import { clusterDe } from './de/clusters.ts';
import { commonDe } from './de/common.ts';
import { consoleDe } from './de/consoles.ts';
import { hostDe } from './de/hosts.ts';
import { identityDe } from './de/identity.ts';
import { libvirtDe } from './de/libvirt.ts';
import { networkDe } from './de/networks.ts';
import { qosDe } from './de/qos.ts';
import { quotaDe } from './de/quotas.ts';
import { schedulingDe } from './de/scheduling.ts';
import { setupDe } from './de/setup.ts';
import { storageDe } from './de/storage.ts';
import { vmPoolDe } from './de/vm-pools.ts';
import { vmDe } from './de/vms.ts';
import { wireDe } from './de/wire.ts';
import { workflowDe } from './de/workflow.ts';

export const german: Readonly<Record<ErrorCode, string>> = {
  ...affinityDe,
  ...agentDe,
  ...authDe,
  ...bookmarkDe,
  ...certificateDe,
  ...clusterDe,
  ...commonDe,
  ...consoleDe,
  ...hostDe,
  ...identityDe,
  ...libvirtDe,
  ...networkDe,
  ...qosDe,
  ...quotaDe,
  ...schedulingDe,
  ...setupDe,
  ...storageDe,
  ...vmPoolDe,
  ...vmDe,
  ...wireDe,
  ...workflowDe,
};

// The sentences behind the filters' reasons.
import type { Language, Spoken } from '@overt/kernel/language';
import { formatBytes } from '@overt/kernel/units';
import type { HostVerdict, Reason } from './model.ts';
import { remediesDe, sentencesDe } from './reasons-de.ts';

type Texts = Readonly<Record<string, string>>;

export const sentences: Texts = {
  HOST_NOT_UP: 'the host is {status}',
  NOT_A_CHOSEN_HOST: 'the VM is bound to other hosts',
  HOST_DEVICES_ELSEWHERE: 'the VM has devices of another host',
  DEVICE_PASSTHROUGH_OFF: 'its IOMMU is off, so that no PCI device can be given to a VM',
  HOST_DEVICE_IN_USE: 'its device {device} is in use by the VM {vm}',
  OTHER_ARCHITECTURE: 'it has {present} processors, {needed} is needed',
  TOO_FEW_CPUS: 'it has {present} CPUs, the VM has {needed}',
  PINNED_CPU_MISSING: 'it has {present} CPUs, counted from 0, and the VM is pinned to CPU {needed}',
  CPU_MODEL_MISSING: 'its processor cannot be shown as {needed}',
  FIRMWARE_MISSING: 'it offers no {needed} firmware',
  MACHINE_MISSING: 'it does not know the machine type {needed}',
  CPU_OVERLOADED: 'its processors are {percent} % busy, {limit} % is the limit',
  SWAP_OVERUSED: '{percent} % of its swap is in use, {limit} % is the limit',
  CLUSTER_IN_MAINTENANCE: 'the cluster is in maintenance, in which only highly available VMs are started',
  AFFINITY_TOGETHER: 'the affinity group {group} keeps the VM with others, which do not run there',
  AFFINITY_APART: 'the affinity group {group} keeps the VM apart from one that runs there',
  AFFINITY_HOST_NEEDED: 'the affinity {group} wants the VM on other hosts',
  AFFINITY_HOST_EXCLUDED: 'the affinity {group} keeps the VM off it',
  VM_LARGER_THAN_HOST: 'the VM has {neededBytes} of memory, the host can give {presentBytes} at most',
  TOO_LITTLE_MEMORY: '{freeBytes} of memory are free, {neededBytes} are needed',
  NETWORK_MISSING: 'it has no network {networks}',
  STORAGE_UNREACHABLE: 'it does not reach the storage {domains}',
};

/** What would have to change for the host to fit, by the reason against it. */
export const remedies: Texts = {
  HOST_NOT_UP: 'bring the host up: activate it, or mend what keeps it {status}',
  NOT_A_CHOSEN_HOST: "add the host to those of the VM's placement policy, or let it run on any",
  HOST_DEVICES_ELSEWHERE: 'start the VM on the host whose devices it has, or remove them from the VM',
  DEVICE_PASSTHROUGH_OFF:
    "switch the IOMMU on in the host's firmware and kernel (intel_iommu=on), or remove the PCI devices from the VM",
  HOST_DEVICE_IN_USE: 'stop the VM {vm}, or remove the device {device} from this one',
  OTHER_ARCHITECTURE: 'move the VM to a cluster of {present} processors',
  TOO_FEW_CPUS: 'give the VM at most {present} CPUs',
  CPU_MODEL_MISSING: "choose a CPU type for the cluster or the VM that the host's processor has",
  FIRMWARE_MISSING: "install {needed} firmware on the host, or change the VM's BIOS type",
  MACHINE_MISSING: "change the VM's custom emulated machine, or update QEMU on the host",
  CPU_OVERLOADED: "move load off the host, or raise the policy's limit above {percent} %",
  SWAP_OVERUSED: 'free memory on the host until less than {limit} % of its swap is in use',
  CLUSTER_IN_MAINTENANCE: 'give the cluster another scheduling policy, or make the VM highly available',
  AFFINITY_TOGETHER: 'start it where the others of {group} run, or make that rule a wish',
  AFFINITY_APART: 'move the other VM of {group} away, or make that rule a wish',
  AFFINITY_HOST_NEEDED: 'add the host to {group}, or make that rule a wish',
  AFFINITY_HOST_EXCLUDED: 'take the host out of {group}, or make that rule a wish',
  VM_LARGER_THAN_HOST: "lower the VM's memory to {presentBytes} at most",
  TOO_LITTLE_MEMORY:
    "free memory on the host, or lower the VM's guaranteed memory, so that {neededBytes} fit in {freeBytes}",
  NETWORK_MISSING: 'set up the network {networks} on the host',
  STORAGE_UNREACHABLE: 'make the storage {domains} reachable from the host, or move the disks',
};

const inBoth = (code: string, params: Reason['params'], en: Texts, de: Texts): Spoken => ({
  en: filled(en[code] ?? code, params, formatBytes),
  de: filled(de[code] ?? en[code] ?? code, params, bytes => formatBytes(bytes).replace('.', ',')),
});

export const renderRemedy = ({ code, params }: Reason): Spoken => inBoth(code, params, remedies, remediesDe);

/** Sizes (parameters that end in `Bytes`) are written for people. */
export const renderReason = ({ code, params }: Reason): Spoken => inBoth(code, params, sentences, sentencesDe);

const filled = (sentence: string, params: Reason['params'], size: (bytes: number) => string): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return name.endsWith('Bytes') ? size(Number(value)) : String(value);
  });

/** `host1: 1 GiB of memory are free, 4 GiB are needed; host2: the host is maintenance`. Names at most `limit` hosts. */
export function summarise(explanation: readonly HostVerdict[], limit = 5): Spoken {
  const refused = explanation.filter(verdict => !verdict.fits);
  const more = refused.length - limit;
  const told = refused.slice(0, limit).map(({ name, reasons }) => ({ name, reasons: reasons.map(renderReason) }));
  const named = (language: Language) =>
    told.map(({ name, reasons }) => `${name}: ${reasons.map(reason => reason[language]).join(', ')}`);
  if (told.length === 0) return { en: 'the cluster has no hosts', de: 'der Cluster hat keine Hosts' };
  return {
    en: [...named('en'), ...(more > 0 ? [`and ${more} more hosts`] : [])].join('; '),
    de: [...named('de'), ...(more > 0 ? [`und ${more} weitere Hosts`] : [])].join('; '),
  };
}

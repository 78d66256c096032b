// What parameters mean, for help: the model's own words, else those that hold wherever a parameter has this name.
import { memberDocs, operationDocs } from '@overt/api-types/docs.gen';
import type { ApiCommand } from './commands.ts';

const BY_NAME: Readonly<Record<string, string>> = {
  address: 'name or address by which it is reached',
  alias: 'what it is called (the older word for its name)',
  allContent: 'fill in what is costly to find out too',
  async: 'answer at once, and go on by itself',
  bootable: 'the machine boots from it',
  caseSensitive: 'whether the search tells small from capital letters',
  clone: 'copy the disks instead of building on those of the template',
  clonePermissions: 'take the permissions of the template along',
  cluster: 'the cluster it belongs to',
  comment: 'a free remark',
  cpuProfile: "the limits on its processors' use",
  cpuShares: 'its weight where processors are scarce',
  current: 'as it runs now, not as it is configured',
  customCompatibilityVersion: "the level to run at instead of the cluster's",
  customCpuModel: "the processor model instead of the cluster's",
  customEmulatedMachine: "the machine type instead of the cluster's",
  dataCenter: 'the data center it belongs to',
  deleteProtected: 'refuse to delete it until this is false',
  description: 'what it is for, in words',
  detachOnly: 'keep the disks, and only take them off',
  diskProfile: "the limits on its disks' use",
  domain: 'the directory (as in domain list)',
  filter: 'show what your own permissions show, not all that an administrator sees',
  follow: 'what to send along inside, like nics,cluster.networks',
  force: 'do it although something speaks against it',
  format: 'how its data is kept',
  from: 'only those after this number',
  host: 'the host: where it runs, or who does it',
  id: 'its id, where one is chosen',
  instanceType: 'the size to take from this instance type',
  interface: 'the kind of device that the guest sees',
  largeIcon: 'its picture in the portal',
  macPool: 'where its MAC addresses come from',
  max: 'at most so many',
  memory: 'memory of the machine',
  migrationDowntime: 'the longest pause of a migration, in milliseconds',
  mtu: 'the largest packet, in bytes',
  multiQueuesEnabled: 'let its network cards use several queues',
  name: 'what it is called',
  network: 'the network',
  nextRun: 'as it will be after its next start, not as it runs now',
  origin: 'where it comes from',
  ovfAsOva: 'send its configuration in the form of an OVA',
  password: 'the password',
  port: 'the TCP port',
  provisionedSize: 'how large the guest sees it',
  qos: 'the limits it is held to',
  quota: 'the quota it counts against',
  readOnly: 'the guest may not write to it',
  reason: 'why, for the events',
  role: 'which role',
  seal: 'remove what is of one machine only (keys, logs, addresses)',
  search: "oVirt's search language, like name=web* and status=up sortby name",
  shareable: 'several machines may use it at once',
  size: 'how many',
  smallIcon: 'its small picture in the portal',
  soundcardEnabled: 'give it a sound card',
  sparse: 'take space as it is written, not at once',
  startPaused: 'start it paused',
  stateless: 'forget what it wrote when it stops',
  storageDomain: 'the storage domain',
  storageDomains: 'the storage domain',
  template: 'the template it is made from',
  tpmEnabled: 'give it a TPM',
  tunnelMigration: "send migrations through libvirt's own connection",
  type: 'which kind',
  user: 'the user',
  username: 'as whom to sign in there',
  value: 'its value',
  version: 'the compatibility level',
  virtioScsiMultiQueues: 'so many queues of its SCSI controller',
  virtioScsiMultiQueuesEnabled: 'let its SCSI controller use several queues',
  vm: 'the virtual machine',
  vmPool: 'the pool of machines',
  vnicProfile: 'the vNIC profile that it is plugged into',
  wipeAfterDelete: 'overwrite it with zeros when it is deleted',
};

const USUAL: Readonly<Record<string, (noun: string) => string>> = {
  list: noun => `Show each ${noun} that you may see`,
  get: noun => `Show one ${noun}, whole`,
  create: noun => `Make a ${noun}`,
  update: noun => `Change a ${noun}; what is not said stays`,
  delete: noun => `Delete a ${noun}`,
};

/** `owner`: the struct that it is a member of; undefined for a parameter of a query or an action. */
export function meaningOf(owner: string | undefined, member: string): string | undefined {
  const ofModel = owner === undefined ? undefined : memberDocs[`${owner}.${member}`]?.replace(/\.$/, '');
  const said = ofModel ?? BY_NAME[member];
  return said && said.charAt(0).toUpperCase() + said.slice(1);
}

export function describeCommand({ name, nouns, verb, operation, template }: ApiCommand): string {
  const noun = (nouns.at(-1) ?? 'engine').replaceAll('-', ' ');
  const said = operationDocs[name] ?? USUAL[verb]?.(noun) ?? `${verb.replaceAll('-', ' ')}: ${noun}`;
  return `${said.replace(/\.$/, '')}.\n(${operation.verb} ${template})`;
}

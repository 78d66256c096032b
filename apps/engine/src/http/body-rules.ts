// What holds for every body, whatever the operation: ids of what the database keys by UUID are UUIDs, names are one line that
// can be seen, descriptions and comments have an end. So that no feature has to think of it, and none can forget it.
import type { TypeName } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuseUnless } from '@overt/kernel/refusal';
import { tableOf } from '@overt/wire/tables';

/** Others have ids of their own making: files, permits, network labels, users as their directory knows them. */
const BY_UUID: ReadonlySet<string> = new Set<TypeName>([
  'AffinityGroup',
  'AffinityLabel',
  'Bookmark',
  'Cluster',
  'CpuProfile',
  'DataCenter',
  'Disk',
  'DiskAttachment',
  'DiskProfile',
  'DiskSnapshot',
  'Host',
  'HostNic',
  'Icon',
  'ImageTransfer',
  'InstanceType',
  'Job',
  'MacPool',
  'Network',
  'NetworkAttachment',
  'NetworkFilter',
  'Nic',
  'Permission',
  'Qos',
  'Quota',
  'Role',
  'SchedulingPolicy',
  'SchedulingPolicyUnit',
  'Snapshot',
  'Step',
  'StorageConnection',
  'StorageDomain',
  'Tag',
  'Template',
  'VirtualNumaNode',
  'Vm',
  'VmPool',
  'VnicProfile',
]);

/** An empty id of these means that there is to be none. */
const MAY_BE_NONE: ReadonlySet<string> = new Set<TypeName>(['InstanceType', 'VnicProfile']);

const LONGEST_NAME = 255;
const LONGEST_REMARK = 4096;
/** Characters that show nothing, or end the line: two names that look the same would be two. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^\s|\s$/u;

/** Refuses INVALID_VALUE. */
export function checkName(path: string, name: string): void {
  const rule = `at most ${LONGEST_NAME} characters in one line, without unseen ones and without blanks around`;
  refuseUnless(name.length <= LONGEST_NAME && !UNSEEN.test(name), 'INVALID_VALUE', { path, rule });
}

/**
 * Refuses INVALID_UUID, INVALID_VALUE. Ids become lower case.
 * `path`: of the value, as refusals name it.
 */
export function checkBody(type: string, value: object, path = tableOf(type).tag): void {
  for (const [member, tag, kind, memberType, itemTag] of tableOf(type).rows) {
    const given: unknown = Reflect.get(value, member);
    if (given === undefined || given === null) continue;
    const at = `${path}.${tag}`;
    if (kind === 'o') {
      for (const item of (itemTag === '' ? [given] : given) as object[]) checkBody(memberType, item, at);
    } else if (typeof given === 'string') checkText(type, value, { member, at, given });
  }
}

function checkText(
  type: string,
  value: object,
  { member, at, given }: { member: string; at: string; given: string },
): void {
  if (member === 'id' && BY_UUID.has(type) && !(given === '' && MAY_BE_NONE.has(type)))
    Reflect.set(value, 'id', parseId(given));
  if (member === 'name') checkName(at, given);
  if (member === 'description' || member === 'comment') {
    const rule = `at most ${LONGEST_REMARK} characters`;
    refuseUnless(given.length <= LONGEST_REMARK, 'INVALID_VALUE', { path: at, rule });
  }
}

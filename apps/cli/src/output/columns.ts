// Which columns a table of a type has. `wide` ones come with -o wide, `follow` is what they need the engine to send along.
import { formatBytes } from '@overt/kernel/units';

type Row = Readonly<Record<string, unknown>>;

export interface Column {
  readonly title: string;
  readonly of: (row: Row) => unknown;
  readonly wide?: true;
}

const inner =
  (path: string) =>
  (row: Row): unknown =>
    path
      .split('.')
      .reduce<unknown>(
        (value, word) => (typeof value === 'object' && value !== null ? Reflect.get(value, word) : undefined),
        row,
      );
const size =
  (member: string) =>
  (row: Row): unknown => {
    const value = inner(member)(row);
    return typeof value === 'number' ? formatBytes(value) : undefined;
  };
const named =
  (member: string) =>
  (row: Row): unknown =>
    inner(`${member}.name`)(row) ?? inner(`${member}.id`)(row);

const col = (title: string, of: string | ((row: Row) => unknown), wide?: true): Column => ({
  title,
  of: typeof of === 'string' ? inner(of) : of,
  ...(wide === undefined ? {} : { wide }),
});

const ID = col('ID', 'id');
const NAME = col('NAME', 'name');
const STATUS = col('STATUS', 'status');

const addresses = (devices: unknown): string | undefined => {
  const of = (device: unknown): string[] =>
    ((device as { ips?: { address?: string }[] }).ips ?? []).map(ip => ip.address ?? '');
  const all = (Array.isArray(devices) ? devices.flatMap(of) : []).filter(ip => !/^(127\.|::1$|fe80:|$)/.test(ip));
  return all.length === 0 ? undefined : all.join(',');
};

const cpus = (row: Row): unknown => {
  const part = (name: string) => Number(inner(`cpu.topology.${name}`)(row) ?? 1);
  return inner('cpu.topology')(row) === undefined ? undefined : part('sockets') * part('cores') * part('threads');
};

export const columnsByType: Readonly<Record<string, readonly Column[]>> = {
  Vm: [
    NAME,
    STATUS,
    col('MEMORY', size('memory')),
    col('CPUS', cpus),
    col('FQDN', 'fqdn'),
    ID,
    col('CLUSTER', named('cluster'), true),
    col('HOST', named('host'), true),
    col('ADDRESSES', row => addresses(row['reportedDevices']), true),
    col('OS', 'os.type', true),
    col('DESCRIPTION', 'description', true),
  ],
  Host: [
    NAME,
    STATUS,
    col('ADDRESS', 'address'),
    col('VMS', 'summary.total'),
    ID,
    col('CLUSTER', named('cluster'), true),
    col('MEMORY', size('memory'), true),
    col('CPU', 'cpu.name', true),
  ],
  Disk: [
    col('NAME', row => row['alias'] ?? row['name']),
    STATUS,
    col('SIZE', size('provisionedSize')),
    col('ACTUAL', size('actualSize')),
    col('FORMAT', 'format'),
    ID,
    col('CONTENT', 'contentType', true),
  ],
  DiskAttachment: [
    col('DISK', row => inner('disk.alias')(row) ?? named('disk')(row)),
    col('INTERFACE', 'interface'),
    col('BOOTABLE', 'bootable'),
    col('ACTIVE', 'active'),
    ID,
  ],
  Nic: [
    NAME,
    col('INTERFACE', 'interface'),
    col('MAC', 'mac.address'),
    col('PROFILE', named('vnicProfile')),
    col('LINKED', 'linked'),
    ID,
  ],
  StorageDomain: [
    NAME,
    col('TYPE', 'type'),
    STATUS,
    col('AVAILABLE', size('available')),
    col('USED', size('used')),
    ID,
    col('STORAGE', 'storage.type', true),
  ],
  Event: [
    col('TIME', 'time'),
    col('SEVERITY', 'severity'),
    col('DESCRIPTION', 'description'),
    col('CODE', 'code', true),
    ID,
  ],
  Job: [col('STARTED', 'startTime'), STATUS, col('DESCRIPTION', 'description'), ID],
  Statistic: [
    NAME,
    col('VALUE', row => (row['values'] as { datum?: number }[] | undefined)?.[0]?.datum),
    col('UNIT', 'unit'),
    col('DESCRIPTION', 'description', true),
  ],
  GraphicsConsole: [col('PROTOCOL', 'protocol'), col('ADDRESS', 'address'), col('PORT', 'port'), ID],
  ReportedDevice: [NAME, col('ADDRESSES', row => addresses([row])), col('MAC', 'mac.address'), ID],
  ImageTransfer: [ID, col('PHASE', 'phase'), col('DIRECTION', 'direction'), col('TRANSFERRED', size('transferred'))],
};

const generic: readonly Column[] = [NAME, STATUS, col('DESCRIPTION', 'description'), ID];

/** Columns in which at least one row has something. */
export function columnsFor(type: string, rows: readonly Row[], wide: boolean): readonly Column[] {
  const known = columnsByType[type];
  const all = (known ?? generic).filter(column => wide || column.wide === undefined);
  return known === undefined
    ? all.filter(column => column === ID || rows.some(row => column.of(row) !== undefined))
    : all;
}

const FOLLOW: Readonly<Record<string, { readonly always?: string; readonly wide?: string }>> = {
  Vm: { wide: 'cluster,host,reported_devices' },
  Host: { wide: 'cluster' },
  Nic: { always: 'vnic_profile' },
  DiskAttachment: { always: 'disk' },
};

/** Only for tables: programs get what they ask for. */
export const followFor = (type: string, format: unknown): string | undefined =>
  format === 'wide'
    ? (FOLLOW[type]?.wide ?? FOLLOW[type]?.always)
    : format === 'table'
      ? FOLLOW[type]?.always
      : undefined;

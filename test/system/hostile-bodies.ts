// Request bodies that nobody sends by good will, each with the statuses that say so. None of them may leave anything behind.
export interface HostileBody {
  readonly name: string;
  readonly method?: 'POST' | 'PUT';
  readonly path?: string;
  readonly type: 'xml' | 'json';
  readonly body: string | Buffer;
  readonly status: number;
}

const DOCTYPE_LOL = `<!DOCTYPE lolz [<!ENTITY a "lol">${Array.from({ length: 10 }, (_, depth) => {
  const [name, inner] = [String.fromCharCode(98 + depth), String.fromCharCode(97 + depth)];
  return `<!ENTITY ${name} "${`&${inner};`.repeat(10)}">`;
}).join('')}]>`;
const vm = (members: object): string => JSON.stringify({ name: 'hostile', ...CLUSTER, ...members });
const CLUSTER = { cluster: { name: 'Default' }, template: { name: 'Blank' } };
const xmlVm = (inside: string): string =>
  `<vm><name>hostile</name><cluster><name>Default</name></cluster><template><name>Blank</name></template>${inside}</vm>`;
const disk = (members: object): string =>
  JSON.stringify({
    name: 'hostile',
    format: 'cow',
    provisioned_size: '1048576',
    storage_domains: { storage_domain: [{ name: 'local' }] },
    ...members,
  });
const NONE = '00000000-0000-0000-0000-00000000dead';
const xml = (name: string, body: string | Buffer, status = 400): HostileBody => ({ name, type: 'xml', body, status });
const json = (name: string, body: string | Buffer, status = 400): HostileBody => ({ name, type: 'json', body, status });

const XML: readonly HostileBody[] = [
  xml(
    'an external entity',
    `<!DOCTYPE vm [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xmlVm('<comment>&x;</comment>')}`,
  ),
  xml('an external DTD', `<!DOCTYPE vm SYSTEM "https://192.0.2.1/evil.dtd">${xmlVm('')}`),
  xml('a parameter entity', `<!DOCTYPE vm [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>${xmlVm('')}`),
  xml('a billion laughs', `${DOCTYPE_LOL}${xmlVm('<comment>&k;</comment>')}`),
  xml('an entity that is not declared', xmlVm('<comment>&nothing;</comment>')),
  xml('an attribute of 10 MB', `<vm id="${'x'.repeat(10_000_000)}"><name>hostile</name></vm>`, 413),
  xml('a body of 20 MB', xmlVm(`<comment>${'x'.repeat(20_000_000)}</comment>`), 413),
  xml('a hundred thousand elements in each other', `${'<vm>'.repeat(100_000)}${'</vm>'.repeat(100_000)}`),
  xml('a million elements beside each other', `<vm>${'<comment/>'.repeat(1_000_000)}</vm>`),
  xml('NUL', xmlVm('<comment>a\u0000b</comment>')),
  xml('NUL as a character reference', xmlVm('<comment>a&#0;b</comment>')),
  xml('UTF-16', Buffer.from(`\uFEFF${xmlVm('')}`, 'utf16le')),
  xml('Latin-1 that says it is UTF-8', Buffer.from(xmlVm('<comment>\u00E4</comment>'), 'latin1')),
  xml('a tag that is not closed', '<vm><name>hostile</vm>'),
  xml('no end', '<vm><name>hostile</name>'),
  xml('two roots', `${xmlVm('')}${xmlVm('')}`),
  xml('another root', '<disk><name>hostile</name></disk>'),
  xml('a member that does not exist', xmlVm('<colour>red</colour>')),
  xml('nothing', ''),
];

const JSONS: readonly HostileBody[] = [
  json('a bracket too few', '{"name":"hostile"'),
  json('a hundred thousand arrays in each other', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  json('a hundred thousand objects in each other', `${'{"cluster":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  json('__proto__', `{"__proto__":{"name":"polluted"},${vm({}).slice(1)}`),
  json('constructor', vm({}).replace('{', '{"constructor":{"prototype":{"polluted":true}},')),
  json('a number of a thousand digits', vm({}).replace('{', `{"memory":${'9'.repeat(1000)},`)),
  json('a number beyond all sizes', vm({ memory: '1e999' })),
  json('a negative memory', vm({ memory: '-1' })),
  json('a member that does not exist', vm({ colour: 'red' })),
  json('a word that is none of the choices', vm({ type: 'toaster' })),
  json('text where an object stands', vm({ cpu: 'many' })),
  json('an array where an object stands', '[]'),
  json('null', 'null'),
  json('NUL in a name', vm({ name: 'a\u0000b' })),
  json('control characters in a name', vm({ name: 'a\u001b[31mb' })),
  json('a name of ten thousand characters', vm({ name: 'x'.repeat(10_000) })),
  json('an empty name', vm({ name: '' })),
  json('a name with a path', vm({ name: '../../etc/passwd' })),
  json('no processors at all', vm({ cpu: { topology: { sockets: '0', cores: '1', threads: '1' } } })),
  json('a million processors', vm({ cpu: { topology: { sockets: '1000', cores: '1000', threads: '1' } } })),
  json('invalid UTF-8', Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])),
  json('a cluster that does not exist', vm({ cluster: { id: NONE } }), 404),
  json('a cluster whose id is none', vm({ cluster: { id: '1; drop table vm' } })),
];

const at = (path: string, method: 'POST' | 'PUT', { name, ...rest }: HostileBody): HostileBody => ({
  ...rest,
  name: `${method} ${path}: ${name}`,
  method,
  path,
});
const DISKS: readonly HostileBody[] = [
  json('a negative size', disk({ provisioned_size: '-1' })),
  json('no size', disk({ provisioned_size: '0' })),
  json('a size beyond all numbers', disk({ provisioned_size: '99999999999999999999999' })),
  json(
    'a size larger than the storage',
    disk({ format: 'raw', sparse: 'false', provisioned_size: String(2 ** 48) }),
    409,
  ),
  json('a format that does not exist', disk({ format: 'vmdk' })),
  json('a storage domain that does not exist', disk({ storage_domains: { storage_domain: [{ id: NONE }] } }), 404),
].map(one => at('/disks', 'POST', one));

const ELSEWHERE: readonly HostileBody[] = [
  at('/vms/not-an-id', 'PUT', json('an id that is none', vm({}), 404)),
  at(`/vms/${NONE}`, 'PUT', json('an id that nothing has', '{"comment":"x"}', 404)),
  at('/vms/..%2f..%2fetc%2fpasswd/start', 'POST', json('an id with a path', '{}', 404)),
  at('/vms/%00/start', 'POST', json('an id of NUL', '{}', 404)),
];

export const HOSTILE_BODIES: readonly HostileBody[] = [
  ...[...XML, ...JSONS].map(one => at('/vms', 'POST', one)),
  ...DISKS,
  ...ELSEWHERE,
];

/** Addresses that are no better than those bodies. */
export const HOSTILE_QUERIES = ['/vms?search=name%3D%00', `/vms?search=${'('.repeat(5000)}`, '/vms?max=1e99'];

/** Paths that no storage domain may have. */
export const HOSTILE_PATHS = [
  '/etc',
  '/srv/../etc',
  '../../etc',
  'relative',
  '/srv/a\u0000b',
  '',
  '/proc/self/root/etc',
];

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DiskSpec, DomainSpec, NicSpec } from './domain-spec.ts';
import { assignTargets } from './domain-xml-devices.ts';
import { buildDomainXml } from './domain-xml.ts';
import { parseDomainXml } from './domain-xml-parse.ts';
import { childOf, childrenOf, element, parseXml, renderXml } from './xml.ts';

const base: DomainSpec = {
  name: 'vm',
  uuid: '1b4e28ba-2fa1-11d2-883f-0016d3cca427',
  accel: 'qemu',
  arch: 'x86_64',
  machine: 'q35',
  memory: { current: 2 ** 26, max: 2 ** 27 },
  vcpus: { current: 1, max: 4 },
  firmware: { kind: 'bios' },
  disks: [],
  nics: [],
  graphics: [],
};
const hostile = fc.oneof(
  fc.constantFrom(
    '</name><os/>',
    '"/><x a="',
    "' onload='",
    ']]><!--',
    '&lt;&amp;',
    '<?xml?>',
    '  \n\r\t ',
    'ü𝄞é',
    '\u2028\u0085',
    '&#x3c;',
  ),
  fc
    .string({ minLength: 1, unit: 'grapheme' })
    .filter(text => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text)),
);
const count = (xml: string): number => {
  const walk = (node: ReturnType<typeof parseXml>): number =>
    1 + childrenOf(node).reduce((sum, child) => sum + walk(child), 0);
  return walk(parseXml(xml));
};

test('hostile texts come back unchanged and never become markup', () => {
  const plain = {
    ...base,
    title: 't',
    description: 'd',
    metadata: { note: 'n' },
    disks: [disk({ path: '/p', serial: 's' })],
  };
  const elements = count(buildDomainXml(plain));
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, note, path) => {
      const xml = buildDomainXml({
        ...plain,
        name,
        title: note,
        description: path,
        metadata: { note, path },
        disks: [disk({ path, serial: name })],
      });
      expect(count(xml)).toBe(elements);
      const back = parseDomainXml(xml);
      expect(back).toMatchObject({ name, title: note, description: path, metadata: { note, path } });
      expect(back.disks[0]).toMatchObject({ path, serial: name });
    }),
    { numRuns: 500 },
  );
});

test('characters that XML cannot carry are refused, in metadata they are escaped by JSON', () => {
  for (const name of ['a\u0000b', 'bell\u0007', 'half \ud800 pair', '\uffff']) {
    expect(() => buildDomainXml({ ...base, name })).toThrow(expect.objectContaining({ code: 'LIBVIRT_BAD_ARGUMENT' }));
    expect(
      parseDomainXml(buildDomainXml({ ...base, metadata: { name: name.replace('\uffff', '') } })).metadata,
    ).toEqual({ name: name.replace('\uffff', '') });
  }
});

function disk({ path, serial }: { path: string; serial: string }): DiskSpec {
  return { device: 'disk', source: { type: 'file', path }, format: 'qcow2', bus: 'virtio', serial };
}

const disks: fc.Arbitrary<DiskSpec> = fc.record(
  {
    device: fc.constantFrom('disk', 'cdrom'),
    source: fc.record({ type: fc.constantFrom('file', 'block'), path: hostile }),
    format: fc.constantFrom('raw', 'qcow2'),
    bus: fc.constantFrom('virtio', 'virtio_scsi', 'sata', 'ide'),
    serial: hostile,
    readOnly: fc.boolean(),
    shareable: fc.boolean(),
    bootIndex: fc.integer({ min: 1, max: 99 }),
    cache: fc.constantFrom('none', 'writeback'),
    io: fc.constantFrom('native', 'threads'),
    discard: fc.constantFrom('unmap', 'ignore'),
    alias: fc.uuid().map(id => `ua-${id}` as const),
  },
  { requiredKeys: ['device', 'format', 'bus'] },
);
const nics: fc.Arbitrary<NicSpec> = fc.record(
  {
    mac: fc.constantFrom('52:54:00:00:00:01', '56:6f:1a:2b:3c:4d'),
    source: fc.constantFrom(
      { kind: 'bridge', bridge: 'ovirtmgmt' } as const,
      { kind: 'network', network: 'a<b' } as const,
    ),
    model: fc.constantFrom('virtio', 'e1000'),
    linkUp: fc.boolean(),
    bootIndex: fc.integer({ min: 1, max: 99 }),
    filter: hostile,
    alias: fc.uuid().map(id => `ua-${id}` as const),
  },
  { requiredKeys: ['mac', 'source', 'model'] },
);

test('what is built is read back', () => {
  fc.assert(
    fc.property(
      fc.array(disks, { maxLength: 5 }),
      fc.array(nics, { maxLength: 3 }),
      fc.integer({ min: 1, max: 64 }),
      fc.jsonValue(),
      (disks, nics, gib, metadata) => {
        const max = gib * 2 ** 30;
        const back = parseDomainXml(
          buildDomainXml({ ...base, disks, nics, memory: { current: max / 2, max }, metadata }),
        );
        expect(back).toMatchObject({
          name: 'vm',
          uuid: base.uuid,
          accel: 'qemu',
          machine: 'q35',
          memory: { current: max / 2, max },
          vcpus: { current: 1, max: 4 },
        });
        expect(JSON.stringify(back.metadata)).toBe(JSON.stringify(metadata));
        expect(back.disks).toEqual(
          assignTargets(disks).map(({ source, readOnly = false, shareable = false, bus, ...rest }) =>
            expect.objectContaining({
              ...rest,
              bus: bus === 'virtio_scsi' ? 'scsi' : bus,
              readOnly,
              shareable,
              ...(source && { path: source.path }),
            }),
          ),
        );
        expect(back.nics).toEqual(
          nics.map(({ source, linkUp = true, ...rest }) =>
            expect.objectContaining({
              ...rest,
              linkUp,
              source: source.kind === 'bridge' ? source.bridge : source.kind === 'network' ? source.network : undefined,
            }),
          ),
        );
      },
    ),
  );
});

test('targets are the next free names of their bus', () => {
  const one = (bus: DiskSpec['bus'], target?: string): DiskSpec => ({
    device: 'disk',
    format: 'raw',
    bus,
    ...(target && { target }),
  });
  const names = (list: DiskSpec[]) => assignTargets(list).map(each => each.target);
  expect(names([one('virtio'), one('virtio', 'vda'), one('sata'), one('virtio_scsi'), one('fdc')])).toEqual([
    'vdb',
    'vda',
    'sda',
    'sdb',
    'fda',
  ]);
  expect(names(Array.from({ length: 28 }, () => one('virtio'))).slice(-3)).toEqual(['vdz', 'vdaa', 'vdab']);
  expect(() => names([one('virtio', 'vda'), one('virtio', 'vda')])).toThrow('two disks');
});

test('host devices: PCI ones are managed, those of the group that the guest does not see unassigned; controllers for the others', () => {
  const xml = buildDomainXml({
    ...base,
    hostDevices: [
      { address: { kind: 'pci', domain: 0, bus: 0x1f, slot: 3, function: 1 } },
      { address: { kind: 'pci', domain: 0, bus: 0x1f, slot: 3, function: 0 }, hidden: true },
      { address: { kind: 'usb', bus: 2, device: 5 } },
      { address: { kind: 'scsi', host: 7, bus: 0, target: 1, unit: 3 } },
    ],
  });
  const devices = childrenOf(childOf(parseXml(xml), 'devices'));
  const given = devices.filter(({ name }) => name === 'hostdev').map(one => renderXml(one).replaceAll(/>\s+</g, '><'));
  const managed = '<hostdev mode="subsystem" type="pci" managed="yes"><driver name="vfio"/><source>';
  expect(given).toEqual([
    `${managed}<address domain="0x0000" bus="0x1f" slot="0x03" function="0x1"/></source></hostdev>`,
    `${managed}<address domain="0x0000" bus="0x1f" slot="0x03" function="0x0"/></source><address type="unassigned"/></hostdev>`,
    '<hostdev mode="subsystem" type="usb" managed="no"><source><address bus="2" device="5"/></source></hostdev>',
    '<hostdev mode="subsystem" type="scsi" managed="no" rawio="yes"><source><adapter name="scsi_host7"/><address bus="0" target="1" unit="3"/></source></hostdev>',
  ]);
  const controllers = devices.filter(({ name }) => name === 'controller').map(one => one.attributes['model']);
  expect(controllers).toEqual(expect.arrayContaining(['qemu-xhci', 'virtio-scsi']));
});

test('sizes that do not fit are refused with what is wrong', () => {
  expect(() => buildDomainXml({ ...base, memory: { current: 2048, max: 1024 } })).toThrow('memory');
  expect(() =>
    buildDomainXml({ ...base, cpu: { mode: 'maximum', topology: { sockets: 3, cores: 1, threads: 1 } } }),
  ).toThrow('topology');
});

test('an XML tree survives writing and reading', () => {
  fc.assert(
    fc.property(hostile, hostile, (attribute, text) => {
      expect(parseXml(renderXml(element('a', { b: attribute }, text)))).toEqual(element('a', { b: attribute }, text));
    }),
  );
  expect(() => parseXml('<a><b></a>')).toThrow(expect.objectContaining({ code: 'LIBVIRT_BAD_MESSAGE' }));
  expect(() => parseXml('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')).toThrow('entity');
});

test('memory of huge pages names their size, and without a size there is nothing of it', () => {
  const backing = (spec: DomainSpec) => childOf(parseXml(buildDomainXml(spec)), 'memoryBacking');
  expect(backing(base)).toBeUndefined();
  const xml = buildDomainXml({ ...base, memoryPageSize: 2 * 2 ** 20 });
  expect(xml.replaceAll(/\s*\n\s*/g, '')).toContain(
    '<memoryBacking><hugepages><page size="2048" unit="KiB"/></hugepages></memoryBacking>',
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectionWriter, readBody, writeMany, writeOne } from './body.ts';
import { defaultLimits } from './limits.ts';
import { refusalOf } from './refusal.test-support.ts';
import { readXml, readXmlList } from './xml-reader.ts';
import { xmlElement } from './xml-writer.ts';

describe('what clients send is understood', () => {
  test('a VM with wrappers, links by name, sizes and an empty element', () => {
    const vm = readXml(
      'Vm',
      `<?xml version="1.0" encoding="UTF-8"?>
       <vm id="v1" href="/x"><name> a </name><description></description><type>SERVER</type><memory> 1073741824 </memory>
         <cluster><name>Default</name></cluster><template id="t"/>
         <os><type>other</type><boot><devices><device>hd</device><device>network</device></devices></boot></os>
         <disk_attachments><disk_attachment><bootable>true</bootable><disk id="d"/></disk_attachment></disk_attachments>
         <creation_time>2026-05-04T10:11:12+02:00</creation_time><nics href="/ignored"/></vm>`,
    );
    expect(vm).toEqual({
      id: 'v1',
      href: '/x',
      name: ' a ',
      description: '',
      type: 'server',
      memory: 1073741824,
      cluster: { name: 'Default' },
      template: { id: 't' },
      os: { type: 'other', boot: { devices: ['hd', 'network'] } },
      diskAttachments: [{ bootable: true, disk: { id: 'd' } }],
      creationTime: '2026-05-04T08:11:12.000Z',
    });
  });

  test('a collection that only its address is given of is not an empty one', () => {
    const read = (nics: string): unknown => readXml('Vm', `<vm>${nics}</vm>`);
    expect(read('<nics href="/vms/1/nics"/>')).toEqual({});
    expect(read('<nics href="/vms/1/nics">\n</nics>')).toEqual({});
    expect(read('<nics/>')).toEqual({ nics: [] });
    expect(read('<nics href="/vms/1/nics"><nic id="n"/></nics>')).toEqual({ nics: [{ id: 'n' }] });
  });

  test('an action, empty or with members, and none at all', () => {
    expect(readXml('Action', '<action/>')).toEqual({});
    expect(readXml('Action', '<action><async>true</async><vm><name>x</name></vm></action>')).toEqual({
      async: true,
      vm: { name: 'x' },
    });
    expect(readBody(undefined, 'Action', '')).toEqual({});
  });

  test('a list body under its plural', () => {
    expect(readXmlList('GlusterBrick', '<bricks><brick><brick_dir>/b</brick_dir></brick></bricks>')).toEqual([
      { brickDir: '/b' },
    ]);
  });

  test('a client that meets a newer server skips what it does not know', () => {
    const xml = '<vm new="1"><future><a>t</a></future><name>x</name></vm>';
    expect(readXml('Vm', xml, { unknown: 'skip' })).toEqual({ name: 'x' });
  });
});

describe('hostile or wrong XML is refused', () => {
  const cases: readonly (readonly [name: string, xml: string | Uint8Array, code: string])[] = [
    [
      'external entity',
      '<!DOCTYPE vm [<!ENTITY e SYSTEM "file:///etc/passwd">]><vm><name>&e;</name></vm>',
      'XML_DOCTYPE_REFUSED',
    ],
    [
      'billion laughs',
      '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><vm><name>&b;</name></vm>',
      'XML_DOCTYPE_REFUSED',
    ],
    ['undeclared entity', '<vm><name>&nbsp;</name></vm>', 'XML_MALFORMED'],
    ['unclosed', '<vm><name>x</name>', 'XML_MALFORMED'],
    ['two roots', '<vm/><vm/>', 'XML_MALFORMED'],
    ['nothing', '', 'XML_MALFORMED'],
    ['no XML', 'hello', 'XML_MALFORMED'],
    ['10 MB attribute', `<vm id="${'x'.repeat(10_000_000)}"/>`, 'BODY_TOO_LARGE'],
    ['too many bytes', `<vm>${' '.repeat(defaultLimits.bytes)}</vm>`, 'BODY_TOO_LARGE'],
    ['depth bomb', '<vm><template>'.repeat(100_000), 'BODY_TOO_LARGE'],
    ['element bomb', `<vm><nics>${'<nic/>'.repeat(200_001)}</nics></vm>`, 'BODY_TOO_LARGE'],
    ['invalid UTF-8', new Uint8Array([0x3c, 0x76, 0x6d, 0x3e, 0xff]), 'TEXT_NOT_UTF8'],
    ['UTF-16 declared', '<?xml version="1.0" encoding="UTF-16"?><vm/>', 'TEXT_NOT_UTF8'],
    ['wrong root', '<host/>', 'WRONG_ROOT_ELEMENT'],
    ['unknown element', '<vm><colour>red</colour></vm>', 'UNKNOWN_MEMBER'],
    ['unknown attribute', '<vm colour="red"/>', 'UNKNOWN_MEMBER'],
    ['wrong list item', '<vm><nics><disk/></nics></vm>', 'UNKNOWN_MEMBER'],
    ['element in a text', '<vm><name><b>x</b></name></vm>', 'UNKNOWN_MEMBER'],
    ['the same member twice', '<vm><name>a</name><name>b</name></vm>', 'DUPLICATE_MEMBER'],
    ['text among elements', '<vm>hello</vm>', 'UNEXPECTED_CONTENT'],
    ['wrong enum', '<vm><type>toaster</type></vm>', 'INVALID_ENUM'],
    ['wrong boolean', '<vm><stateless>yes</stateless></vm>', 'INVALID_VALUE'],
    ['wrong integer', '<vm><memory>1G</memory></vm>', 'INVALID_VALUE'],
    ['integer beyond 2^53', '<vm><memory>9007199254740993</memory></vm>', 'INVALID_VALUE'],
    ['date that is none', '<vm><start_time>2026-02-30T00:00:00Z</start_time></vm>', 'INVALID_VALUE'],
  ];
  test.each(cases)('%s', (_name, xml, code) => {
    expect(refusalOf(() => readXml('Vm', xml))?.code).toBe(code);
  });

  test('with the path of the member that is wrong', () => {
    const xml =
      '<vm><disk_attachments><disk_attachment/><disk_attachment><disk><format>x</format></disk></disk_attachment></disk_attachments></vm>';
    expect(refusalOf(() => readXml('Vm', xml))?.params).toMatchObject({
      path: 'vm.disk_attachments[2].disk_attachment.disk.format',
      value: 'x',
      type: 'DiskFormat',
    });
  });

  test('and no input at all brings the reader down', () => {
    const pieces = fc.constantFrom(
      '<vm',
      '>',
      '</vm>',
      '<nics>',
      '<nic/>',
      '</nics>',
      '<![CDATA[',
      ']]>',
      '<?x?>',
      '&#0;',
      '&amp;',
      '"',
      '=',
      ' id',
      '<!--',
      '-->',
      'a',
      '\u0000',
      '<__proto__>',
      '<constructor/>',
    );
    fc.assert(
      fc.property(
        fc.array(pieces).map(list => list.join('')),
        xml => {
          expect(() => refusalOf(() => readXml('Vm', `<vm>${xml}`))).not.toThrow();
        },
      ),
    );
  });
});

describe('what is written is what oVirt clients expect', () => {
  test('attributes, actions, names, links, then members by name', () => {
    const xml = xmlElement('Vm', {
      status: 'up',
      memory: 1,
      links: [{ rel: 'nics', href: '/vms/1/nics' }],
      cluster: { id: 'c', href: '/clusters/c' },
      name: 'a<b',
      id: '1',
      href: '/vms/1',
      startTime: '2026-05-04T10:11:12.345Z',
      actions: [{ rel: 'start', href: '/vms/1/start' }],
      description: undefined,
    });
    expect(xml).toBe(
      `
<vm href="/vms/1" id="1">
    <actions>
        <link href="/vms/1/start" rel="start"/>
    </actions>
    <name>a&lt;b</name>
    <link href="/vms/1/nics" rel="nics"/>
    <cluster href="/clusters/c" id="c"/>
    <memory>1</memory>
    <start_time>2026-05-04T10:11:12.345+00:00</start_time>
    <status>up</status>
</vm>`,
    );
  });

  test('one element a line, so that a client that looks for a name and an id on one line finds those of one object', () => {
    const vm = { id: '1', name: 'a', template: { id: '2' } };
    const found = /<vm(?: .*)? id="(.*?)"/.exec(writeMany('xml', 'Vm', [vm]));
    expect(found?.[1]).toBe('1');
    expect(writeMany('xml', 'Vm', [vm]).split('\n').slice(1)).toEqual([
      '<vms>',
      '    <vm id="1">',
      '        <name>a</name>',
      '        <template id="2"/>',
      '    </vm>',
      '</vms>',
    ]);
  });

  test('collections stream item by item; an empty one is an empty root', () => {
    const writer = collectionWriter('xml', 'Vm');
    expect(writer.item({ id: '1' })).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<vms>\n    <vm id="1"/>',
    );
    expect(writer.item({ id: '2' }) + writer.end()).toBe('\n    <vm id="2"/>\n</vms>');
    expect(writeMany('xml', 'OperatingSystemInfo', [])).toMatch(/<operation_systems\/>$/);
  });

  test('special tags', () => {
    expect(writeOne('xml', 'Vm', { migration: { autoConverge: 'inherit' } })).toMatch(
      /<migration>\s*<auto_converge>inherit/,
    );
    expect(writeOne('xml', 'Host', { numaNodes: [{ index: 0 }] })).toMatch(
      /<host_numa_nodes>\s*<host_numa_node>\s*<index>0/,
    );
    expect(writeOne('xml', 'Vlan', { id: 7 })).toContain('<vlan id="7"/>');
  });
});

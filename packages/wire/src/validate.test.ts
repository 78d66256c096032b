import { expect, test } from 'vitest';
import { missingMembers, requireMembers } from './validate.ts';

test('a missing name is refused in the words of oVirt', () => {
  expect(() => requireMembers('BookmarksService.add', { name: 'x' })).toThrow('Bookmark [value] required for add');
  expect(() => requireMembers('ClustersService.add', {})).toThrow(
    'Cluster [name, dataCenter.id|name] required for add',
  );
  expect(() => requireMembers('DiskService.move', {})).toThrow('Action [storageDomain.id|name] required for move');
});

test('either of two members will do, and null is nothing', () => {
  expect(missingMembers('ClustersService.add', { name: 'c', dataCenter: { name: 'd' } })).toEqual([]);
  expect(missingMembers('ClustersService.add', { name: 'c', dataCenter: { id: 'd' } })).toEqual([]);
  expect(missingMembers('ClustersService.add', { name: null, dataCenter: {} })).toEqual(['name', 'dataCenter.id|name']);
});

test('one of several signatures is enough, and the nearest one speaks', () => {
  const vm = { name: 'v', cluster: { name: 'c' } };
  expect(missingMembers('VmsService.add', { ...vm, template: { name: 'Blank' } })).toEqual([]);
  expect(missingMembers('VmsService.add', { ...vm, snapshots: [{ id: 's' }] })).toEqual([]);
  expect(
    missingMembers('VmsService.add', { initialization: { configuration: { type: 'ova', data: '<x/>' } } }),
  ).toEqual([]);
  expect(missingMembers('VmsService.add', vm)).toEqual(['template.id|name']);
  expect(missingMembers('VmsService.add', { ...vm, snapshots: [] })).toEqual(['template.id|name']);
});

test('each item of a list counts', () => {
  const demand = 'RolesService.add';
  expect(missingMembers(demand, { name: 'r', permits: [{ id: '1' }, { name: 'x' }] })).toEqual(['permits[].id']);
  expect(missingMembers(demand, { name: 'r', permits: [{ id: '1' }] })).toEqual([]);
});

test('bodies that real clients send are enough', () => {
  expect(
    missingMembers('DisksService.add', {
      name: 'd',
      format: 'cow',
      provisionedSize: 1,
      storageDomains: [{ name: 's' }],
    }),
  ).toEqual([]);
  expect(missingMembers('DiskAttachmentsService.add', { interface: 'virtio', bootable: true, disk: {} })).toEqual([]);
  expect(missingMembers('DataCentersService.add', { name: 'd' })).toEqual([]);
  expect(missingMembers('VmService.start', {})).toEqual([]);
  expect(missingMembers('VmService.start', undefined)).toEqual([]);
});

import { expect, test } from 'vitest';
import type { ApiRequest } from '../transport-port.ts';
import { connectTo } from './tree.gen.ts';

function recorded(answer: unknown = {}) {
  const requests: ApiRequest[] = [];
  const api = connectTo({
    call(request) {
      requests.push(request);
      return Promise.resolve(answer);
    },
  });
  return { api, requests };
}

test('a list call names its operation, path, query in wire names and answer', async () => {
  const { api, requests } = recorded([{ name: 'a' }]);
  const vms = await api.vms().list({ search: 'name=a*', max: 5, caseSensitive: false, follow: 'nics', plan: undefined });
  expect(vms[0]?.name).toBe('a');
  expect(requests).toEqual([
    {
      operation: 'VmsService.list',
      verb: 'GET',
      path: '/vms',
      query: { search: 'name=a*', max: 5, case_sensitive: false, follow: 'nics' },
      output: { type: 'Vm', array: true },
    },
  ]);
});

test('an action posts its input as an Action below the object, ids encoded', async () => {
  const { api, requests } = recorded({ status: 'complete' });
  const { signal } = new AbortController();
  const { status } = await api.vms().vm('a/b').start({ useCloudInit: true, vm: { cpuShares: 3 } }, { signal, correlationId: 'c' });
  expect(status).toBe('complete');
  expect(requests[0]).toEqual({
    operation: 'VmService.start',
    verb: 'POST',
    path: '/vms/a%2Fb/start',
    query: { correlation_id: 'c' },
    body: { type: 'Action', array: false, value: { useCloudInit: true, vm: { cpuShares: 3 } } },
    output: { type: 'Action', array: false },
    signal,
  });
});

test('sub-collections are reached through their object', async () => {
  const { api, requests } = recorded();
  await api.vms().vm('1').nics().add({ name: 'eth0' });
  await api.vms().vm('1').diskAttachments().attachment('2').remove({ detachOnly: true });
  await api.vms().vm('1').update({ name: 'b' }, { nextRun: true });
  await api.get();
  expect(requests.map(({ verb, path, query }) => [verb, path, query])).toEqual([
    ['POST', '/vms/1/nics', {}],
    ['DELETE', '/vms/1/diskattachments/2', { detach_only: true }],
    ['PUT', '/vms/1', { next_run: true }],
    ['GET', '/', {}],
  ]);
});

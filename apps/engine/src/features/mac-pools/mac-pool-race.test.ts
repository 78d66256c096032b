// Many NICs made at once through the API, from a pool that has exactly as many addresses.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';

const SIZE = 50;
let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

async function post(path: string, body: object): Promise<{ status: number; said: Record<string, unknown> }> {
  const headers = { 'content-type': 'application/json' };
  const answer = await engine.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
}

test('fifty NICs added at once share out a pool of fifty addresses, and the next is told that there is none', async () => {
  const ranges = { range: [{ from: '02:50:00:00:00:00', to: '02:50:00:00:00:31' }] };
  const pool = await post('/macpools', { name: 'fifty', ranges });
  expect(pool.status).toBe(201);
  const place = { data_center: { name: 'Default' }, cpu: { type: 'Intel Nehalem Family' } };
  const cluster = await post('/clusters', { name: 'race', ...place, mac_pool: { id: pool.said['id'] } });
  expect(cluster.status).toBe(201);
  const vms: string[] = [];
  for (let number = 0; number <= SIZE; number += 1) {
    const { status, said } = await post('/vms', {
      name: `race${number}`,
      cluster: { name: 'race' },
      template: { name: 'Blank' },
    });
    expect(status).toBe(201);
    vms.push(said['id'] as string);
  }
  const add = (vm: string | undefined) => post(`/vms/${vm}/nics`, { name: 'nic1', interface: 'virtio' });
  const made = await Promise.all(vms.slice(0, SIZE).map(add));
  expect(made.filter(({ status }) => status !== 201)).toEqual([]);
  const macs = made.map(({ said }) => (said['mac'] as { address: string }).address);
  expect(new Set(macs).size).toBe(SIZE);
  expect(macs.toSorted().at(0)).toBe('02:50:00:00:00:00');
  expect(macs.toSorted().at(-1)).toBe('02:50:00:00:00:31');
  const refused = await add(vms.at(SIZE));
  expect(refused.status).toBe(409);
  expect(JSON.stringify(refused.said)).toContain('The MAC address pool fifty has no free address left');
  // All at once for the last addresses: none is given twice, whoever comes late is refused.
  const [freed = ''] = vms;
  const { nic } = (await (await engine.request(`/vms/${freed}/nics`)).json()) as { nic: { id: string }[] };
  expect((await engine.request(`/vms/${freed}/nics/${nic[0]?.id}`, { method: 'DELETE' })).status).toBe(200);
  const rivals = await Promise.all([freed, vms.at(SIZE)].map(add));
  expect(rivals.map(({ status }) => status).toSorted()).toEqual([201, 409]);
});

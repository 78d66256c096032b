import { expect, test } from 'vitest';
import { cliUnderTest } from './cli.test-support.ts';
import { ids, type Extra } from './fake-engine.test-support.ts';

const cli = cliUnderTest();
const create = ['vm', 'create', '--name', 'new', '--cluster', ids.nic, '--template', ids.nic, '--wait'];

/** The new VM is seen so often while it is made; then `after` is the answer. */
const making = (looks: number, after: { status: number; body: unknown }): Extra => {
  let seen = 0;
  return ({ method, path }) => {
    if (path === '/vms' && method === 'POST') return { status: 201, body: { id: ids.web2, status: 'image_locked' } };
    if (path !== `/vms/${ids.web2}`) return undefined;
    return ++seen > looks ? after : { status: 200, body: { id: ids.web2, status: 'image_locked' } };
  };
};

test('--wait of what is made is done when it is made', async () => {
  await cli.signedIn(making(2, { status: 200, body: { id: ids.web2, status: 'down' } }));
  expect(await cli.run(create)).toMatchObject({ code: 0, err: '' });
  expect(cli.engine.asked.filter(({ path }) => path === `/vms/${ids.web2}`)).toHaveLength(3);
});

test('--wait fails when what was being made is taken back', async () => {
  await cli.signedIn(making(1, { status: 404, body: { reason: 'Operation Failed', detail: 'No VM.' } }));
  const { code, err } = await cli.run(create);
  expect([code, err]).toEqual([1, expect.stringContaining('could not be made, and nothing of it is left')]);
});

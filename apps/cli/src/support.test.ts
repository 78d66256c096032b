import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cliUnderTest } from './cli.test-support.ts';
import { ids } from './fake-engine.test-support.ts';

const cli = cliUnderTest();

test('a support bundle is written whole to where it is asked, and its name is told', async () => {
  await cli.signedIn(({ path }) =>
    path === '/overt/support-bundle' ? { status: 200, body: { a: 'bundle' } } : undefined,
  );
  const target = join(cli.home, 'bundle.tar.gz');
  expect(await cli.run(['support-bundle', '--output', target])).toEqual({ code: 0, out: `${target}\n`, err: '' });
  expect(await readFile(target, 'utf8')).toContain('bundle');
});

test('vm explain tells why here, why not there, and what would make it fit', async () => {
  const refused = {
    hostName: 'small',
    fits: false,
    reasons: ['too little'],
    toFit: ['give \u001b[31mmore'],
    scores: {},
  };
  const explanation = {
    chosen: { hostName: 'big', score: 1 },
    hosts: [{ hostName: 'big', fits: true, reasons: [], scores: { even: 0.5 } }, refused],
    moreHosts: 3,
  };
  const vm = { id: ids.web1, name: 'web1', hostId: null };
  const answer = {
    vm,
    placement: { decidedAt: 'then', explanation },
    now: { chosen: null, hosts: [], problem: 'no.' },
  };
  await cli.signedIn(({ path }) =>
    path === `/overt/vms/${ids.web1}/placement` ? { status: 200, body: answer } : undefined,
  );
  const { code, out } = await cli.run(['vm', 'explain', 'web1']);
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    'web1 was placed on big at then:',
    '  * big: fits (even 0.50)',
    '  - small: too little',
    '      to fit: give  [31mmore',
    '  and 3 more hosts',
    '',
    'If it were started now, it would go to no host:',
    '  nowhere: no.',
    '',
  ]);
  expect(JSON.parse((await cli.run(['vm', 'explain', 'web1', '-o', 'json'])).out)).toEqual(answer);
});

test('without an engine, support-bundle says what its machine can do, and leaves no file', async () => {
  await (await cli.signedIn()).close();
  const target = join(cli.home, 'bundle.tar.gz');
  const { code, out, err } = await cli.run(['support-bundle', '--output', target]);
  expect([code, out]).toEqual([7, '']);
  expect(err).toMatch(/does not answer.*`npm start -- support-bundle` collects/s);
  await expect(readFile(target)).rejects.toMatchObject({ code: 'ENOENT' });
});

import { expect, test } from 'vitest';
import { cliUnderTest } from './cli.test-support.ts';
import { ids } from './fake-engine.test-support.ts';

const cli = cliUnderTest();
const WEB3 = '00000000-0000-4000-8000-00000000000f';

/** `overt vm list --watch` with what it printed so far. */
async function watching(output: string, outIsTty = false) {
  const vms = new Map([
    [ids.web1, { id: ids.web1, name: 'web1', status: 'down' }],
    [ids.web2, { id: ids.web2, name: 'web2', status: 'up' }],
  ]);
  const engine = await cli.signedIn(({ path }) =>
    path === '/vms' ? { status: 200, body: { vm: [...vms.values()] } } : undefined,
  );
  const stop = new AbortController();
  let text = '';
  const out = (part: string) => void (text += part);
  const ended = cli.run(['vm', 'list', '-o', output, '--watch'], {}, '', { out, outIsTty, signal: stop.signal });
  await engine.streams(1);
  await expect.poll(() => text).not.toBe('');
  return {
    printed: () => text,
    change(id: string, vm?: { name: string; status: string }) {
      if (vm === undefined) vms.delete(id);
      else vms.set(id, { id, ...vm });
      engine.tell(id);
    },
    async end() {
      stop.abort();
      return (await ended).code;
    },
  };
}

test('--watch prints a list, then a line for each object that comes, changes or goes, until Ctrl-C', async () => {
  const watch = await watching('table');
  const first = watch.printed();
  expect(first).toMatch(/^CHANGE +NAME +STATUS .*\nadded +web1 +down .*\nadded +web2 +up .*\n$/);
  watch.change(ids.web1, { name: 'web1', status: 'up' });
  await expect.poll(() => watch.printed().slice(first.length)).toMatch(/^changed +web1 +up [^\n]*\n$/);
  watch.change(WEB3, { name: 'web3', status: 'down' });
  await expect.poll(watch.printed).toMatch(/\nadded +web3 +down [^\n]*\n$/);
  watch.change(ids.web2);
  await expect.poll(watch.printed).toMatch(/\ngone +web2 +up [^\n]*\n$/);
  expect(await watch.end()).toBe(130);
});

test('--watch -o json is a JSON object a line for programs', async () => {
  const watch = await watching('json');
  watch.change(ids.web1, { name: 'web1', status: 'up' });
  await expect.poll(() => watch.printed().split('\n').length).toBe(4);
  const lines = watch.printed().trim().split('\n');
  expect(lines.map(line => JSON.parse(line) as unknown)).toMatchObject([
    { change: 'added', object: { name: 'web1', status: 'down' } },
    { change: 'added', object: { name: 'web2' } },
    { change: 'changed', object: { name: 'web1', status: 'up' } },
  ]);
  expect(await watch.end()).toBe(130);
});

test('--watch draws the picture anew on a terminal, and only when it is another', async () => {
  const watch = await watching('table', true);
  watch.change(ids.web1, { name: 'web1', status: 'up' });
  await expect.poll(watch.printed).toMatch(/web1 +up/);
  const pictures = watch.printed().split('\u001B[H\u001B[J');
  expect(pictures).toHaveLength(3);
  expect(pictures[2]).toMatch(/^NAME +STATUS.*\nweb1 +up .*\nweb2 +up /);
  expect(await watch.end()).toBe(130);
});

import { expect, test } from 'vitest';
import { cliUnderTest } from './cli.test-support.ts';

const cli = cliUnderTest();
const { run } = cli;

/** An engine that wants a second factor before it stops a VM. */
async function carefulEngine(): Promise<string[]> {
  const shown: string[] = [];
  await cli.signedIn(({ path, method, body }) => {
    if (path === '/overt/account/step-up') {
      shown.push((JSON.parse(body) as { code: string }).code);
      return shown.at(-1) === '123456'
        ? { status: 200, body: {} }
        : { status: 400, body: { code: 'SECOND_FACTOR_WRONG', reason: 'mfa_required', detail: 'The code is wrong.' } };
    }
    return method === 'POST' && path.endsWith('/stop') && !shown.includes('123456')
      ? { status: 403, body: { code: 'STEP_UP_REQUIRED', reason: 'Operation Failed', detail: 'Show a second factor.' } }
      : undefined;
  });
  return shown;
}
const person = (code: string) => ({ canAsk: true, askPassword: async () => code });

test('a second factor is asked for where the engine wants one, and the command goes on', async () => {
  const shown = await carefulEngine();
  expect((await run(['vm', 'stop', 'web1'], {}, '', person(' 123456 '))).code).toBe(0);
  expect(shown).toEqual(['123456']);
});

test('a wrong second factor, or nobody to ask for one, ends the command and does nothing', async () => {
  await carefulEngine();
  const wrong = await run(['vm', 'stop', 'web1'], {}, '', person('000000'));
  expect(wrong.code).not.toBe(0);
  expect(wrong.err).toContain('The code is wrong.');
  const nobody = await run(['vm', 'stop', 'web1']);
  expect(nobody.code).not.toBe(0);
  expect(nobody.err).toContain('Show a second factor.');
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ensureNetwork, networkXml, NETWORK } from './virtual-network.ts';
import type { Virsh } from './virsh.ts';

const directory = mkdtempSync(join(tmpdir(), 'overt-network-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const clock = { now: Date.now, monotonic: () => performance.now(), sleep: () => Promise.resolve() };

/** A libvirt that knows one network, and starts it where `starts` says so. */
function libvirt(defined: string | undefined, active: boolean, starts: (xml: string) => boolean) {
  const state = { xml: defined, active };
  const answer = (good: boolean, stdout = '') => ({ code: good ? 0 : 1, stdout, stderr: good ? '' : 'no' });
  const virsh: Virsh = {
    socket: '',
    run: async ([verb = '', argument = '']) => {
      const { xml } = state;
      if (verb === 'net-list') return answer(true, state.active ? `${NETWORK}\n` : '');
      if (verb === 'net-define') {
        if (xml !== undefined) return answer(false);
        state.xml = readFileSync(argument, 'utf8');
        return answer(true);
      }
      if (xml === undefined) return answer(false);
      if (verb === 'net-start') {
        if (state.active) return { code: 1, stdout: '', stderr: 'network is already active' };
        state.active = starts(xml);
        return answer(state.active);
      }
      if (verb === 'net-destroy') state.active = false;
      if (verb === 'net-undefine') state.xml = undefined;
      return answer(true, xml);
    },
  };
  return { state, ensure: () => ensureNetwork(virsh, join(directory, 'network.xml'), clock as never) };
}

const ISOLATED = networkXml('overtbr7', { prefix: '192.168.77' }, 'isolated');

it('gives NAT to a network that had to do without it, on the same bridge, once the machine can', async () => {
  const { state, ensure } = libvirt(ISOLATED, false, () => true);
  expect(await ensure()).toEqual({ bridge: 'overtbr7', subnet: '192.168.77.0/24', mode: 'nat' });
  expect(state).toEqual({ xml: networkXml('overtbr7', { prefix: '192.168.77' }, 'nat'), active: true });
});

it('leaves an isolated network as it was while the machine cannot do NAT', async () => {
  const { state, ensure } = libvirt(ISOLATED, false, xml => !xml.includes('nat'));
  expect(await ensure()).toEqual({ bridge: 'overtbr7', subnet: '192.168.77.0/24', mode: 'isolated' });
  expect(state).toEqual({ xml: ISOLATED, active: true });
});

it('takes no link from VMs: a network that runs stays as it is', async () => {
  const { state, ensure } = libvirt(ISOLATED, true, () => true);
  expect((await ensure()).mode).toBe('isolated');
  expect(state).toEqual({ xml: ISOLATED, active: true });
});

// The main job: `npm start`, upload an image, create a virtual machine with a NIC and a console, start it, see it live, shut it
// down, delete it with its disk. And what happens to it when parts of the product die meanwhile.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cachedTinyGuest } from '../lab/tiny-guest.ts';
import { until } from '../lab/until.ts';
import { accepted, addDisk, addVm, domains, hostIsReady, list, text, upload, vmIs } from './inventory.ts';
import { startProduct, whyNoHost, type Product } from './product.ts';

const guest = cachedTinyGuest();
const reason = whyNoHost() ?? (guest === undefined ? 'the tiny guest is not built' : undefined);

describe.skipIf(reason !== undefined)(
  `the first virtual machine${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    let product: Product;
    let vm = '';
    let disk = '';
    beforeAll(async () => {
      product = await startProduct();
    });
    afterAll(() => product?.stop());

    const start = async (correlationId = 'start'): Promise<void> => {
      accepted(await product.call('POST', `/vms/${vm}/start`, {}, { 'correlation-id': correlationId }));
      await vmIs(product, vm, 'up');
    };

    it('has a host with storage by itself', async () => {
      expect(await hostIsReady(product)).toBe('local');
    });

    it('takes the image of the tiny guest', async () => {
      disk = await addDisk(product, 'tiny', 'local', guest?.disk ?? '');
      await upload(product, disk, guest?.disk ?? '');
      const found = accepted(await product.call('GET', `/disks/${disk}`));
      expect(found['status']).toBe('ok');
    });

    it('creates a virtual machine of it and starts it', async () => {
      vm = await addVm(product, 'first', disk);
      await start('ticket-4711');
      expect(await domains(product)).toEqual(['first']);
    });

    it('shows it the serial number of its host, as nobody said otherwise', async () => {
      const [host] = list(accepted(await product.call('GET', '/hosts')), 'host');
      const { uuid } = (host?.['hardware_information'] ?? {}) as { uuid?: string };
      const { stdout } = await product.run('virsh', ['-q', 'dumpxml', 'first']);
      expect(stdout).toContain(`<entry name='serial'>${uuid}</entry>`);
    });

    it('tells by the correlation id what a request came to, from the job to the log of the host', async () => {
      const said = readFileSync(join(product.dataDir, 'logs', 'host-agent.log'), 'utf8').split('\n');
      const carriedOut = said
        .filter(line => line.includes('"ticket-4711"'))
        .map(line => (JSON.parse(line) as { verb?: string }).verb);
      expect(carriedOut).toContain('VM.create');
      for (const [path, member] of [
        ['/jobs?search=correlation_id%3Dticket-4711', 'job'],
        ['/events?search=correlation_id%3Dticket-4711', 'event'],
      ] as const)
        expect(list(accepted(await product.call('GET', path)), member).length).toBeGreaterThan(0);
    });

    it('learns its address from the guest agent', async () => {
      const address = await until('the address is known', async () => {
        const devices = list(accepted(await product.call('GET', `/vms/${vm}/reporteddevices`)), 'reported_device');
        return JSON.stringify(devices).match(/192\.168\.\d+\.\d+/)?.[0];
      });
      expect(address).toMatch(/^192\.168\./);
    });

    it('refuses to start it a second time, also fifty times at once', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => product.call('POST', `/vms/${vm}/start`, {})));
      expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([409]));
      expect(await domains(product)).toEqual(['first']);
    });

    it.each(['engine', 'host-agent', 'postgres', 'libvirtd'] as const)(
      'runs on when the %s is killed, and is known again',
      async part => {
        const before = product.pidOf(part);
        product.kill(part);
        await until(`another ${part} runs`, () => product.pidOf(part) !== before && product.pidOf(part) !== undefined);
        await vmIs(product, vm, 'up');
        expect(await domains(product)).toEqual(['first']);
      },
    );

    it('runs on over Ctrl-C and the next start', async () => {
      await product.interrupt();
      const { stdout } = await product.run('pgrep', ['-c', 'qemu-system']);
      expect(stdout.trim()).toBe('1');
      await product.startAgain();
      await vmIs(product, vm, 'up');
      expect(await domains(product)).toEqual(['first']);
    });

    it('shuts down when asked to, and leaves with its disk', async () => {
      accepted(await product.call('POST', `/vms/${vm}/shutdown`, {}));
      await vmIs(product, vm, 'down');
      expect(await domains(product)).toEqual([]);
      accepted(await product.call('DELETE', `/vms/${vm}`));
      await until('the VM is gone', async () => (await product.call('GET', `/vms/${vm}`)).status === 404);
      await until('its disk is gone', async () => (await product.call('GET', `/disks/${disk}`)).status === 404);
    });

    it('leaves no lock and no unfinished command behind', async () => {
      const jobs = list(accepted(await product.call('GET', '/jobs')), 'job');
      expect(jobs.filter(job => text(job['status']) === 'started')).toEqual([]);
    });
  },
);

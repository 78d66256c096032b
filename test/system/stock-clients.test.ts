// Clients as Debian ships them, against the product with a real host: libgovirt, which speaks to oVirt for remote-viewer and
// others, fence_rhevm, which switches VMs off for clusters, and remote-viewer, which shows consoles. What that shows is
// compared with what libvirt says that the guest shows. Debian builds remote-viewer without libgovirt now; the last one that
// it built with it, and that so knows `ovirt:` addresses, runs from a file system of its own.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fence, whyNoFence } from '../lab/clients/fence-rhevm.ts';
import { govirt, whyNoGovirt, type GovirtLogin } from '../lab/clients/govirt.ts';
import { contains, readPng } from '../lab/clients/picture.ts';
import { cachedOvirtViewerRoot } from '../lab/clients/ovirt-viewer-root.ts';
import {
  SIGN_IN,
  startOvirtViewer,
  startRemoteViewer,
  whyNoViewer,
  type RemoteViewer,
} from '../lab/clients/remote-viewer.ts';
import { startVirtualScreen, whyNoScreen, type VirtualScreen } from '../lab/clients/virtual-screen.ts';
import { forwardPort } from '../lab/port-forward.ts';
import { cachedTinyGuest } from '../lab/tiny-guest.ts';
import { until } from '../lab/until.ts';
import { accepted, addDisk, addIso, addVm, hostIsReady, upload, vmIs } from './inventory.ts';
import { startProduct, whyNoHost, type Product } from './product.ts';
import { logIn } from './wire/wire.ts';

const guest = cachedTinyGuest();
const noGuest = guest === undefined ? 'the tiny guest is not built' : undefined;
const reason = whyNoHost() ?? noGuest ?? whyNoGovirt() ?? whyNoFence() ?? whyNoViewer() ?? whyNoScreen();
const older = cachedOvirtViewerRoot();
const noOlder = older === undefined ? ' (skipped: remote-viewer with libgovirt could not be built)' : '';

interface Display {
  readonly type: string;
  readonly address: string;
  readonly port: number;
  readonly ticket: string;
  readonly expiry: number;
  readonly 'host-subject': string;
  readonly 'has-ca': boolean;
}

describe.skipIf(reason !== undefined)(`stock clients${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let product: Product;
  let login: GovirtLogin;
  let screen: VirtualScreen;
  let vm = '';
  let iso = '';
  let dir = '';
  beforeAll(async () => {
    dir = mkdtempSync('/tmp/ov-clients-');
    product = await startProduct();
    const { username, password, caFile, url } = product;
    login = { host: new URL(url).host, caFile, username, password };
    const storage = await hostIsReady(product);
    const disk = await addDisk(product, 'tiny', storage, guest?.disk ?? '');
    await upload(product, disk, guest?.disk ?? '');
    vm = await addVm(product, 'tiny', disk);
    screen = await startVirtualScreen(join(dir, 'screen'));
  });
  afterAll(async () => {
    await screen?.stop();
    await product?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  const ticket = async (): Promise<Display> => (await govirt(login, 'ticket', 'tiny')) as Display;

  /** Ends the viewer when the work is done; when that fails, tells what the viewer said. */
  async function watched<T>(viewer: RemoteViewer, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new Error(`${String(error)}\nremote-viewer said: ${viewer.output().slice(-2000)}`, { cause: error });
    } finally {
      await viewer.stop();
    }
  }

  /** Waits until the viewer's screen has in it what the guest's screen shows. */
  async function guestIsSeen(name: string): Promise<boolean> {
    const shot = join(dir, `${name}.png`);
    await until(`the guest's screen is seen: ${name}`, async () => {
      const { code, stderr } = await product.run('virsh', ['-q', 'screenshot', 'tiny', shot]);
      if (code !== 0) throw new Error(stderr);
      return contains(screen.picture(), readPng(readFileSync(shot)));
    });
    return (await screen.titles()).join().includes('tiny');
  }

  const shows = (name: string, connectionFile: string): Promise<boolean> =>
    watched(startRemoteViewer(screen, join(dir, name), connectionFile), () => guestIsSeen(name));

  /** What is in the drive of the running VM: the path of a file, or `-`. */
  async function discInside(): Promise<string> {
    const { stdout } = await product.run('virsh', ['domblklist', 'tiny', '--details']);
    return /cdrom +\S+ +(\S+)/.exec(stdout)?.[1] ?? '';
  }

  const connectionFile = async (console: string): Promise<string> => {
    const headers = { accept: 'application/x-virt-viewer' };
    const answer = await product.call('GET', `/vms/${vm}/graphicsconsoles/${console}`, undefined, headers);
    accepted(answer);
    expect(answer.headers['content-type']).toContain('application/x-virt-viewer');
    return answer.text;
  };

  /** What remote-viewer makes of an `ovirt:` address where it is built with libgovirt. */
  const fileOf = ({ type, address, port, ticket: password }: Display): string =>
    `[virt-viewer]\ntype=${type}\nhost=${address}\nport=${port}\npassword=${password}\ntitle=tiny by ticket\n`;

  describe('libgovirt', () => {
    it('signs in with a name and a password, and lists VMs', async () => {
      expect(await govirt(login, 'list')).toEqual(['tiny']);
    });

    it('signs in with a token', async () => {
      const token = await logIn(product, product.username, product.password);
      const { host, caFile } = login;
      expect(await govirt({ host, caFile, token }, 'list')).toEqual(['tiny']);
    });

    it('is told that its password is wrong', async () => {
      await expect(govirt({ ...login, password: 'wrong' }, 'list')).rejects.toThrow(/Unauthorized/);
    });

    it('finds VMs by a search', async () => {
      expect(await govirt(login, 'search', 'name=ti*')).toEqual(['tiny']);
      expect(await govirt(login, 'search', 'name=other')).toEqual([]);
    });

    it.each([
      ['hosts', /./],
      ['clusters', /^Default$/],
      ['data_centers', /^Default$/],
      ['storage_domains', /^local$/],
    ])('lists %s', async (collection, name) => {
      expect(await govirt(login, 'names', collection)).toEqual([expect.stringMatching(name)]);
    });

    it('starts a VM', async () => {
      expect(await govirt(login, 'state', 'tiny')).toBe('down');
      expect(await govirt(login, 'start', 'tiny')).toBe(true);
      await vmIs(product, vm, 'up');
      expect(await govirt(login, 'state', 'tiny')).toBe('up');
    });

    it('learns where the console is and gets a ticket for it', async () => {
      const display = await ticket();
      expect(display).toMatchObject({ type: 'vnc', 'has-ca': true, expiry: 7200 });
      expect(display['host-subject']).toMatch(/^O=Overt,CN=host-/);
      expect(display.port).toBeGreaterThanOrEqual(5900);
      expect(display.ticket).not.toBe('');
    });

    it('lists the discs of a storage domain, and changes the one that a VM has from its next start on', async () => {
      iso = await addIso(product, 'tiny.iso', 'local', guest?.iso ?? '');
      await upload(product, iso, guest?.iso ?? '', 'raw');
      expect(await govirt(login, 'files', 'local')).toEqual(['tiny.iso']);
      // It means to change the running VM also, but loses the parameter that says so.
      expect(await govirt(login, 'cdrom', 'tiny', iso)).toBe(iso);
      expect(await discInside()).toBe('-');
    });

    it('finds the discs for the menu of remote-viewer, by what the connection file says of the engine', async () => {
      const section = (await connectionFile('766e63')).split('[ovirt]\n')[1] ?? '';
      const value = (key: string): string => new RegExp(`^${key}=(.*)$`, 'm').exec(section)?.[1] ?? '';
      const caFile = join(dir, 'ca-of-file.crt');
      writeFileSync(caFile, value('ca').replaceAll('\\n', '\n'));
      const engine = { host: value('host'), token: value('sso-token'), caFile };
      expect(await govirt(engine, 'discs', value('vm-guid'))).toEqual([['tiny.iso', iso]]);
    });

    it('changes the disc of a running VM at once as earlier ones do, which lose no parameter', async () => {
      // As they write it: with a parameter of the path, and no value.
      const drive = `/vms/${vm}/cdroms/00000000-0000-0000-0000-000000000000;current=`;
      for (const [file, inside] of [
        [iso, new RegExp(iso)],
        ['', /^-$/],
      ] as const) {
        const disc = `<cdrom>\n\t<file id="${file}"/>\n</cdrom>`;
        accepted(await product.call('PUT', drive, disc, { prefer: 'persistent-auth', 'all-content': 'true' }));
        expect(await discInside()).toMatch(inside);
      }
    });

    it.skipIf(older === undefined)(`0.3.7 changes the disc of a running VM at once${noOlder}`, async () => {
      expect(await govirt({ ...login, root: older ?? '' }, 'cdrom', 'tiny', iso)).toBe(iso);
      expect(await discInside()).toContain(iso);
    });
  });

  describe('fence_rhevm', () => {
    const domain = async () => (await product.run('virsh', ['-q', 'domid', 'tiny'])).stdout.trim();

    it('lists VMs', async () => {
      expect(await fence(product, 'list')).toEqual({ code: 0, text: 'tiny,\n' });
    });

    it('tells whether a VM is on, with a session that it keeps in a cookie and without', async () => {
      expect(await fence(product, 'status', ['plug=tiny'])).toEqual({ code: 0, text: 'Status: ON\n' });
      const cookies = join(dir, 'cookies');
      for (const _again of [1, 2])
        expect(await fence(product, 'status', ['plug=tiny', 'use_cookies=1', `cookie_file=${cookies}`])).toEqual({
          code: 0,
          text: 'Status: ON\n',
        });
      expect(readFileSync(cookies, 'utf8')).toContain('JSESSIONID');
    });

    it('restarts a VM by switching it off and on', async () => {
      const before = await domain();
      expect(await fence(product, 'reboot', ['plug=tiny'])).toEqual({
        code: 0,
        text: 'Success: Rebooted\n',
      });
      await vmIs(product, vm, 'up');
      expect(await domain()).not.toBe(before);
    });

    it('fails with a wrong password, and for a VM that is not there', async () => {
      expect((await fence({ ...product, password: 'wrong' }, 'off', ['plug=tiny'])).code).not.toBe(0);
      expect((await fence(product, 'off', ['plug=other'])).code).not.toBe(0);
      expect(await fence(product, 'status', ['plug=tiny'])).toMatchObject({ code: 0 });
    });
  });

  describe('remote-viewer', () => {
    it('opens a VNC console by its connection file, which it removes', async () => {
      expect(await shows('vnc', await connectionFile('766e63'))).toBe(true);
      expect(existsSync(join(dir, 'vnc', 'console.vv'))).toBe(false);
    });

    it('opens a VNC console with the ticket that libgovirt got', async () => {
      expect(await shows('vnc-ticket', fileOf(await ticket()))).toBe(true);
    });

    it('opens a SPICE console by its connection file', async () => {
      expect(await govirt(login, 'stop', 'tiny')).toBe(true);
      await vmIs(product, vm, 'down');
      accepted(await product.call('PUT', `/vms/${vm}`, { display: { type: 'spice' } }));
      expect(await govirt(login, 'start', 'tiny')).toBe(true);
      await vmIs(product, vm, 'up');
      expect(await discInside()).toContain(iso);
      expect(await shows('spice', await connectionFile('7370696365'))).toBe(true);
    });

    it('opens a SPICE console with the ticket that libgovirt got', async () => {
      const display = await ticket();
      expect(display.type).toBe('spice');
      expect(await shows('spice-ticket', fileOf(display))).toBe(true);
    });

    it.skipIf(older === undefined)(`opens a console by the address ovirt://HOST/VM${noOlder}`, async () => {
      // It has no ear for a port: that of HTTPS leads to the product as long as it looks.
      const standard = await forwardPort(443, Number(new URL(product.url).port));
      try {
        const address = `ovirt://${encodeURIComponent(product.username)}@localhost/tiny`;
        const viewer = startOvirtViewer(screen, older ?? '', address, product.caFile);
        const seen = watched(viewer, async () => {
          await until('it asks for the password', async () => (await screen.titles()).includes(SIGN_IN));
          await screen.enter(SIGN_IN, product.password);
          return guestIsSeen('ovirt');
        });
        expect(await seen).toBe(true);
      } finally {
        await standard.stop();
      }
    });
  });

  it('libgovirt stops the VM', async () => {
    expect(await govirt(login, 'stop', 'tiny')).toBe(true);
    await vmIs(product, vm, 'down');
  });
});

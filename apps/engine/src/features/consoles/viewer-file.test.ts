import { expect, it } from 'vitest';
import { viewerFile, type ViewerFile } from './viewer-file.ts';

const file: ViewerFile = {
  vmId: '22222222-2222-4222-8222-222222222222',
  vmName: 'web',
  graphics: { type: 'vnc', address: 'h1.example', port: 5900 },
  password: 'abcdefgh',
  hostCommonName: 'host-1',
  caPem: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
  engineUrl: 'https://engine.example:8443',
  token: 'header.payload.signature',
  administrator: true,
};
const CA = String.raw`-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`;

it('writes what remote-viewer needs for VNC and for its menu', () => {
  expect(viewerFile(file)).toBe(`[virt-viewer]
type=vnc
host=h1.example
port=5900
password=abcdefgh
delete-this-file=1
fullscreen=0
title=web:%d - Press SHIFT+F12 to Release Cursor
toggle-fullscreen=shift+f11
release-cursor=shift+f12
secure-attention=ctrl+alt+end

[ovirt]
host=engine.example:8443
vm-guid=22222222-2222-4222-8222-222222222222
sso-token=header.payload.signature
admin=1
ca=${CA}
`);
});

it('adds TLS, its trust and USB for SPICE', () => {
  const graphics = { type: 'spice', address: 'h1.example', port: 5901, tlsPort: 5902 } as const;
  const text = viewerFile({ ...file, graphics, administrator: false, token: undefined });
  for (const line of [
    'type=spice',
    'port=5901',
    'tls-port=5902',
    'tls-ciphers=DEFAULT',
    'host-subject=O=Overt,CN=host-1',
    `ca=${CA}`,
    'secure-channels=main;inputs;cursor;playback;record;display;smartcard;usbredir',
    'enable-usb-autoshare=1',
    'admin=0',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).not.toContain('sso-token');
});

it('names the port of the engine also where it is the usual one', () => {
  expect(viewerFile({ ...file, engineUrl: 'https://engine.example' })).toContain('\nhost=engine.example:443\n');
});

it('keeps a hostile value on its line', () => {
  const graphics = { type: 'vnc', address: 'h1\n[virt-viewer]\nproxy=evil', port: 1 } as const;
  expect(
    viewerFile({ ...file, graphics })
      .split('\n')
      .filter(line => line.startsWith('proxy')),
  ).toEqual([]);
});

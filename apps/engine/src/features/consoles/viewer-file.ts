// The file that remote-viewer opens (.vv): where the console is, how to get in, and in the section [ovirt] how to reach the
// API for its menu of CDs. An INI file without escapes: values are kept to one line, whatever they hold.
import type { GraphicsReport } from '@overt/agent-protocol/model/vm-report';

/** SPICE's rules for which USB devices go to a guest by themselves: none. */
export const USB_FILTER = '-1,-1,-1,-1,0';

export interface ViewerFile {
  readonly vmId: string;
  readonly vmName: string;
  readonly graphics: GraphicsReport;
  readonly password: string;
  /** Common name of the host's certificate. */
  readonly hostCommonName: string;
  readonly caPem: string;
  /** How clients reach the engine: `https://engine.example:8443`. */
  readonly engineUrl: string;
  /** The bearer token of who asked; absent when there was none. */
  readonly token: string | undefined;
  readonly administrator: boolean;
}

type Entries = readonly (readonly [key: string, value: string | number | undefined])[];

export function viewerFile(file: ViewerFile): string {
  const { graphics, vmName } = file;
  const ca = file.caPem.trimEnd().split(/\r?\n/).join('\\n') + '\\n';
  const viewer: Entries = [
    ['type', graphics.type],
    ['host', graphics.address],
    ['port', graphics.port],
    ['password', file.password],
    // remote-viewer removes the file once it has read it: the password is in it.
    ['delete-this-file', 1],
    ['fullscreen', 0],
    ['title', `${vmName}:%d - Press SHIFT+F12 to Release Cursor`],
    ['toggle-fullscreen', 'shift+f11'],
    ['release-cursor', 'shift+f12'],
    ['secure-attention', 'ctrl+alt+end'],
    ...(graphics.type === 'spice' ? spice(graphics, file.hostCommonName, ca) : []),
  ];
  const ovirt: Entries = [
    ['host', hostAndPort(file.engineUrl)],
    ['vm-guid', file.vmId],
    ['sso-token', file.token],
    ['admin', file.administrator ? 1 : 0],
    ['ca', ca],
  ];
  return `${section('virt-viewer', viewer)}\n${section('ovirt', ovirt)}`;
}

const spice = ({ tlsPort }: GraphicsReport, commonName: string, ca: string): Entries => [
  ['enable-smartcard', 0],
  ['enable-usb-autoshare', 1],
  ['usb-filter', USB_FILTER],
  ...(tlsPort === undefined
    ? []
    : ([
        ['tls-port', tlsPort],
        ['tls-ciphers', 'DEFAULT'],
        ['host-subject', `O=Overt,CN=${commonName}`],
        ['ca', ca],
        ['secure-channels', 'main;inputs;cursor;playback;record;display;smartcard;usbredir'],
      ] as const)),
];

/** With the port, also where it is the scheme's own. */
function hostAndPort(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;
}

function section(name: string, entries: Entries): string {
  const lines = entries
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${String(value).replaceAll(/[\r\n\0]/g, ' ')}`);
  return `[${name}]\n${lines.join('\n')}\n`;
}

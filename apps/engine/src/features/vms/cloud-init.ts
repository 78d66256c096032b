// `initialization` of the API -> a NoCloud seed for cloud-init. Every file of ours is JSON, which is YAML too, so that
// no value of a user can change the structure of the document it stands in. The user's own script travels as a part of its
// own beside ours (MIME), base64-coded.
import type { Initialization, NicConfiguration } from '@overt/api-types/types.gen';
import type { PayloadSpec } from '@overt/agent-protocol/model/vm-spec';

export interface SeedFor {
  readonly vmId: string;
  readonly vmName: string;
}

/** `initialization` has sealed passwords. */
export const cloudInitSeed = (vm: SeedFor, initialization: Initialization): PayloadSpec => ({
  volumeId: 'cidata',
  files: [
    { path: 'meta-data', content: JSON.stringify(metaData(vm, initialization), null, 1) },
    { path: 'user-data', content: userData(initialization) },
    ...networkConfig(initialization),
  ],
});

const metaData = (vm: SeedFor, initialization: Initialization) => ({
  'instance-id': vm.vmId,
  'local-hostname': hostName(initialization) ?? vm.vmName,
});

const hostName = (i: Initialization): string | undefined => {
  const name = i.hostName ?? i.cloudInit?.host?.address;
  return name !== undefined && name !== '' && i.domain !== undefined && i.domain !== '' ? `${name}.${i.domain}` : name;
};

function cloudConfig(i: Initialization): Record<string, unknown> {
  const legacyUser = i.cloudInit?.users?.[0];
  const password = i.rootPassword ?? legacyUser?.password;
  const keys = [
    ...(i.authorizedSshKeys ?? '').split('\n'),
    ...(i.cloudInit?.authorizedKeys ?? []).map(({ key }) => key ?? ''),
  ].filter(key => key.trim() !== '');
  const name = hostName(i);
  const timezone = i.timezone ?? i.cloudInit?.timezone;
  const regenerate = i.regenerateSshKeys ?? i.cloudInit?.regenerateSshKeys;
  return {
    user: i.userName ?? legacyUser?.userName ?? 'root',
    disable_root: false,
    ...(password === undefined ? {} : { password, ssh_pwauth: true, chpasswd: { expire: false } }),
    ...(keys.length === 0 ? {} : { ssh_authorized_keys: keys }),
    ...(name === undefined || name === '' ? {} : { hostname: name.split('.')[0], fqdn: name, manage_etc_hosts: true }),
    ...(timezone === undefined || timezone === '' ? {} : { timezone }),
    ...(regenerate === undefined ? {} : { ssh_deletekeys: regenerate }),
    ...(i.systemLocale === undefined || i.systemLocale === '' ? {} : { locale: i.systemLocale }),
  };
}

function userData(i: Initialization): string {
  const ours = `#cloud-config\n${JSON.stringify(cloudConfig(i), null, 1)}\n`;
  const script = i.customScript ?? '';
  const files = (i.cloudInit?.files ?? []).flatMap(file => file.content ?? []);
  const theirs = [script, ...files].filter(text => text.trim() !== '');
  return theirs.length === 0 ? ours : multipart([ours, ...theirs]);
}

const BOUNDARY = '==overt-user-data==';

function multipart(parts: readonly string[]): string {
  const rendered = parts.map((text, index) =>
    [
      `--${BOUNDARY}`,
      `Content-Type: ${mimeOf(text)}; charset="utf-8"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="part-${index + 1}"`,
      ...(index === 0 ? [] : ['Merge-Type: list(append)+dict(no_replace,recurse_list)+str()']),
      '',
      wrapped(Buffer.from(text, 'utf8').toString('base64')),
    ].join('\n'),
  );
  const head = `Content-Type: multipart/mixed; boundary="${BOUNDARY}"\nMIME-Version: 1.0\n\n`;
  return `${head}${rendered.join('\n')}\n--${BOUNDARY}--\n`;
}

/** Text without a mark is what oVirt's users write: more lines of cloud-config. */
const mimeOf = (text: string): string => (text.startsWith('#!') ? 'text/x-shellscript' : 'text/cloud-config');

const wrapped = (base64: string): string => base64.replace(/.{76}/g, '$&\n');

function networkConfig(i: Initialization): { path: string; content: string }[] {
  const nics = i.nicConfigurations ?? [];
  const servers = words(i.dnsServers);
  const search = words(i.dnsSearch);
  if (nics.length === 0 && servers.length === 0) return [];
  const config = [
    ...nics.map(nic => ({ type: 'physical', name: nic.name ?? 'eth0', subnets: subnetsOf(nic) })),
    ...(servers.length === 0 && search.length === 0 ? [] : [{ type: 'nameserver', address: servers, search }]),
  ];
  return [{ path: 'network-config', content: JSON.stringify({ version: 1, config }, null, 1) }];
}

function subnetsOf(nic: NicConfiguration): object[] {
  const v4 = subnet(nic.bootProtocol, nic.ip, { dhcp: 'dhcp4', static: 'static' });
  const v6 = subnet(nic.ipv6BootProtocol, nic.ipv6, { dhcp: 'dhcp6', static: 'static6' });
  return [...v4, ...v6];
}

function subnet(
  protocol: NicConfiguration['bootProtocol'],
  ip: NicConfiguration['ip'],
  types: { readonly dhcp: string; readonly static: string },
): object[] {
  if (protocol === 'dhcp' || protocol === 'autoconf' || protocol === 'poly_dhcp_autoconf')
    return [{ type: types.dhcp }];
  if (ip?.address === undefined || ip.address === '' || protocol === 'none') return [];
  const { address, netmask, gateway } = ip;
  return [{ type: types.static, address, ...(netmask ? { netmask } : {}), ...(gateway ? { gateway } : {}) }];
}

const words = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter(word => word !== '');

// The request limits that the host agent needs of libvirtd, and the configuration files that carry them. With libvirt's
// own default of five requests a connection, one hung virtual machine stops the daemon from reading all others' requests.
export const LIMITS = { max_client_requests: 100, max_workers: 60 } as const;

const limitLines = Object.entries(LIMITS).map(([key, value]) => `${key} = ${value}`);

/** For the daemon that we start ourselves, where no systemd runs. */
export const ownConfig = (logFile: string): string =>
  `${[
    '# Written by Overt at each start.',
    'listen_tls = 0',
    'listen_tcp = 0',
    'auth_unix_rw = "none"',
    'auth_unix_ro = "none"',
    'unix_sock_group = "root"',
    'unix_sock_rw_perms = "0700"',
    ...limitLines,
    'log_level = 3',
    `log_outputs = "3:file:${logFile}"`,
  ].join('\n')}\n`;

/** The administrator's own configuration with nothing but our limits changed. */
export function withLimits(config: string): string {
  const ours = new RegExp(`^\\s*(${Object.keys(LIMITS).join('|')})\\s*=`);
  const kept = config.split('\n').filter(line => !ours.test(line));
  return `${kept.join('\n').trimEnd()}\n\n# Overt: limits that its host agent needs.\n${limitLines.join('\n')}\n`;
}

export const DROP_IN_CONFIG = '/etc/libvirt/libvirtd-overt.conf';
export const DROP_IN = '/etc/systemd/system/libvirtd.service.d/overt.conf';

/** A systemd drop-in: the distribution's unit stays as it is, only its configuration file is another one. */
export const dropIn = (daemon: string): string => `# Written by Overt: request limits for its host agent.
[Service]
ExecStart=
ExecStart=${daemon} --config ${DROP_IN_CONFIG} $LIBVIRTD_ARGS
`;

/** The limits in a configuration text that are lower than ours, as `key = value`. */
export function tooLow(config: string): string[] {
  return Object.entries(LIMITS).flatMap(([key, wanted]) => {
    const found = new RegExp(`^\\s*${key}\\s*=\\s*(\\d+)`, 'm').exec(config)?.[1];
    const value = found === undefined ? { max_client_requests: 5, max_workers: 20 }[key] : Number(found);
    return value !== undefined && value < wanted ? [`${key} = ${value}`] : [];
  });
}

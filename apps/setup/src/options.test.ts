import { expect, it } from 'vitest';
import { parseOptions, type Caller } from './options.ts';

const root: Caller = { isRoot: true, home: '/root', cwd: '/srv', env: {} };
const person: Caller = { isRoot: false, home: '/home/ada', cwd: '/home/ada/overt', env: {} };

it('makes this machine a host, on loopback and port 8443, when nothing is said', () => {
  expect(parseOptions([], root)).toEqual({
    command: 'start',
    dataDir: '/var/lib/overt',
    dataIsNamed: false,
    listen: '127.0.0.1',
    port: 8443,
    portIsFixed: false,
    localHost: true,
    passwordGiven: false,
  });
});

it('keeps the data of those who are not root in their home', () => {
  expect(parseOptions([], person).dataDir).toBe('/home/ada/.local/share/overt');
  expect(parseOptions([], { ...person, env: { XDG_DATA_HOME: '/data' } }).dataDir).toBe('/data/overt');
});

it('takes paths as seen from where npm was called', () => {
  const options = parseOptions(['--data', 'here', '--ready-file', 'ready.json'], person);
  expect(options).toMatchObject({ dataDir: '/home/ada/overt/here', readyFile: '/home/ada/overt/ready.json' });
});

it('has no host of its own with --no-host and with simulated hosts', () => {
  expect(parseOptions(['--no-host'], root).localHost).toBe(false);
  expect(parseOptions(['--demo', '5x200'], person)).toMatchObject({ localHost: false, demo: { hosts: 5, vms: 200 } });
});

it('reads the environment', () => {
  const env = { OVERT_ADMIN_PASSWORD: 'secret', OVERT_DATABASE_URL: 'postgres://db/overt' };
  expect(parseOptions([], { ...root, env })).toMatchObject({ passwordGiven: true, databaseUrl: 'postgres://db/overt' });
});

it.each([
  [['--port', '0']],
  [['--port', '70000']],
  [['--demo', '5']],
  [['--demo', '0x5']],
  [['--what']],
  [['restart']],
  [['doctor', 'x']],
])('refuses %j with a hint to the help', argv => {
  expect(() => parseOptions(argv, root)).toThrow(/--help/);
});

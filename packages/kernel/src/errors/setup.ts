import type { ErrorDefinition } from './define.ts';

export const setupErrors = {
  SETUP_USAGE: { status: 400, message: '{problem}. Run `npm start -- --help` to see the options.' },
  SETUP_BUNDLE_FAILED: {
    status: 500,
    message: 'The support bundle could not be written to {target} ({reason}). Name a file elsewhere: --output FILE.',
  },
  SETUP_APT_FAILED: {
    status: 500,
    message:
      'Installing Debian packages failed ({reason}). Install them by hand and start again: apt-get install {packages}',
  },
  SETUP_PACKAGES_MISSING: {
    status: 500,
    message:
      'This machine lacks {packages}. Start Overt as root to have them installed, install them with: ' +
      'sudo apt-get install --no-install-recommends {packages} - or start without a host of this machine: npm start -- --no-host',
  },
  SETUP_NOT_DEBIAN: {
    status: 500,
    message:
      'This machine is not Debian, and {programs} are missing. Install QEMU and libvirt with its own package manager, ' +
      'or start without a host of this machine: npm start -- --no-host',
  },
  SETUP_NEEDS_ROOT: {
    status: 403,
    message:
      'Running virtual machines on this machine needs root. Start Overt as root, or without this machine as a host: ' +
      'npm start -- --no-host, or with simulated hosts: npm start -- --demo 3x50',
  },
  SETUP_PORT_IN_USE: {
    status: 409,
    message: 'Port {port} of {address} is in use by another program. Choose another one: npm start -- --port {free}',
  },
  SETUP_LOCKED: {
    status: 409,
    message:
      'Another start of Overt (process {pid}) works in {directory}. Wait for it, or choose another one with --data.',
  },
  SETUP_PART_ENDED: {
    status: 500,
    message: 'The {part} ended while it started. It said: {lastLine} - The whole story is in {log}',
  },
  SETUP_PART_DID_NOT_START: {
    status: 500,
    message: 'The {part} did not become ready within {seconds} s. Its log says why: {log}. It said last: {lastLine}',
  },
  SETUP_LIBVIRT_DID_NOT_START: {
    status: 500,
    message: 'libvirtd does not answer on {socket} ({reason}). Look at its log: {log}',
  },
  SETUP_PORTAL_BUILD_FAILED: { status: 500, message: 'Building the portal failed: {reason}' },
  SETUP_NETWORK_FAILED: {
    status: 500,
    message:
      'The network for virtual machines does not start ({reason}). Mend that, or start without a host of this machine: npm start -- --no-host',
  },
  SETUP_NO_FREE_SUBNET: {
    status: 500,
    message:
      'No private network is left for virtual machines: 192.168.120.0/24 and those after it are all in use on this machine.',
  },
} as const satisfies Record<string, ErrorDefinition>;

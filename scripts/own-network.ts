// As root all tests run in a network of their own: loopback and what they add themselves, nothing else. So bridges, DHCP
// servers, firewall rules and fixed ports of the product under test never meet those of the machine, and vanish at the end.
import { spawnSync } from 'node:child_process';

export type Command = readonly [program: string, ...args: string[]];

// A new network needs a new view of /sys, and that must keep the control groups of the old one.
const ENTER = `set -e
ip link set lo up
kept=$(mktemp -d)
if mount --rbind /sys/fs/cgroup "$kept" 2>/dev/null; then
  mount -t sysfs sysfs /sys && mount --move "$kept" /sys/fs/cgroup
else
  mount -t sysfs sysfs /sys
fi
rmdir "$kept" 2>/dev/null || true
exec "$@"`;

const wrap = (command: Command): Command => [
  'unshare',
  '--net',
  '--mount',
  'sh',
  '-c',
  ENTER,
  'own-network',
  ...command,
];

/** The command in a network of its own, or as it is where that is not allowed (not root, a locked-down container). */
export function inOwnNetwork(command: Command): { readonly command: Command; readonly isolated: boolean } {
  if (process.getuid?.() !== 0) return { command, isolated: false };
  const [program, ...args] = wrap(['true']);
  const isolated = spawnSync(program, args, { stdio: 'ignore' }).status === 0;
  return { command: isolated ? wrap(command) : command, isolated };
}

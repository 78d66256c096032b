// How virtual machines will run here. /dev/kvm alone proves nothing: without the processor's flags it opens, and then every
// ordinary guest hangs on it.
import { access, constants, readFile } from 'node:fs/promises';

export interface Acceleration {
  readonly kind: 'kvm' | 'tcg';
  readonly reason: string;
}

export async function readAcceleration(override: string | undefined): Promise<Acceleration> {
  const cpuinfo = await readFile('/proc/cpuinfo', 'utf8').catch(() => '');
  const device = await access('/dev/kvm', constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  return decideAcceleration({ override, cpuinfo, device, arch: process.arch });
}

export interface AccelerationFacts {
  readonly override: string | undefined;
  readonly cpuinfo: string;
  readonly device: boolean;
  readonly arch: string;
}

export function decideAcceleration({ override, cpuinfo, device, arch }: AccelerationFacts): Acceleration {
  if (override === 'kvm' || override === 'tcg') return { kind: override, reason: 'OVERT_ACCEL says so' };
  if (!device) return { kind: 'tcg', reason: '/dev/kvm is not there or may not be opened' };
  const capable = arch !== 'x64' || /^flags\s*:.*\b(vmx|svm)\b/m.test(cpuinfo);
  if (!capable) return { kind: 'tcg', reason: 'the processor offers neither vmx nor svm, although /dev/kvm exists' };
  return { kind: 'kvm', reason: 'hardware virtualization' };
}

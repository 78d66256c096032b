// KVM only where the processor offers virtualization AND /dev/kvm can be used: /dev/kvm alone is no proof (some hypervisors
// give one that interprets every instruction and never boots a guest, without an error).
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { arch } from 'node:process';

export interface Acceleration {
  readonly accel: 'kvm' | 'tcg';
  readonly accelReason: string;
}

export async function chooseAcceleration(override: string | undefined): Promise<Acceleration> {
  if (override === 'kvm' || override === 'tcg')
    return { accel: override, accelReason: `OVERT_ACCEL=${override} was set on this host` };
  const cpuinfo = await readFile('/proc/cpuinfo', 'utf8');
  const usable = await access('/dev/kvm', constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  return decide(cpuinfo, arch, usable);
}

/** Pure; exported for its test. */
export function decide(cpuinfo: string, architecture: string, kvmUsable: boolean): Acceleration {
  const flagged = architecture === 'arm64' || /^flags\s*:.*\b(vmx|svm)\b/m.test(cpuinfo);
  if (!flagged)
    return {
      accel: 'tcg',
      accelReason:
        'The processor shows no vmx or svm flag, so guests are emulated in software: enable virtualization in the firmware or use another machine',
    };
  if (!kvmUsable)
    return {
      accel: 'tcg',
      accelReason:
        '/dev/kvm cannot be opened, so guests are emulated in software: load the kvm module or check its permissions',
    };
  return { accel: 'kvm', accelReason: 'The processor offers virtualization and /dev/kvm is usable' };
}

// Secrets that libvirt keeps for disks (LUKS, Ceph, iSCSI) and TPM state. Values are written and never read back.
import type { Caller } from './caller.ts';
import type { Secret } from './protocol.gen.ts';

export const listAllSecrets = async (lv: Caller): Promise<readonly Secret[]> =>
  (await lv.call('connectListAllSecrets', { need_results: 1, flags: 0 })).secrets;
export const defineSecret = async (lv: Caller, xml: string): Promise<Secret> =>
  (await lv.call('secretDefineXml', { xml, flags: 0 })).secret;
export const setSecretValue = (lv: Caller, secret: Secret, value: Uint8Array): Promise<unknown> =>
  lv.call('secretSetValue', { secret, value, flags: 0 });
export const lookupSecret = async (lv: Caller, uuid: string): Promise<Secret> =>
  (await lv.call('secretLookupByUuid', { uuid })).secret;
export const undefineSecret = (lv: Caller, secret: Secret): Promise<unknown> => lv.call('secretUndefine', { secret });

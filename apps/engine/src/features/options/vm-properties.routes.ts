// /overt/vm-properties: the custom properties that VMs may have, as `engine-config` set them in oVirt.
//   GET      PUT {properties: "name=pattern;name=pattern", version?: "4.8"}
import { refuseUnless } from '@overt/kernel/refusal';
import { jsonApi } from '../../http/json-api.ts';
import { onlyMembers, optionalText } from '../../http/json-fields.ts';
import type { ServerPart } from '../../http/server.ts';
import { SUPPORTED_VERSIONS } from '../data-centers/public.ts';
import { setVmProperties } from './actions/set-vm-properties.ts';
import { USER_DEFINED } from './vm-properties.ts';

const LONGEST = 20_000;

export const vmPropertiesPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);
  const declared = async () => ({
    properties: Object.fromEntries(
      (await ports.repos.system.options(USER_DEFINED)).map(({ version, value }) => [version, value]),
    ),
  });

  api.on('GET', '/overt/vm-properties', async ({ caller }) => {
    refuseUnless(caller.administrator, 'ADMINISTRATORS_ONLY', { what: 'the custom properties of VMs' });
    return await declared();
  });
  api.on('PUT', '/overt/vm-properties', async request => {
    const { body } = request;
    refuseUnless(request.caller.administrator, 'ADMINISTRATORS_ONLY', { what: 'the custom properties of VMs' });
    onlyMembers(body, ['properties', 'version']);
    const version = optionalText(body, 'version') ?? 'general';
    const versions = [...SUPPORTED_VERSIONS, 'general'];
    refuseUnless(versions.includes(version), 'INVALID_VALUE', {
      path: 'version',
      rule: `one of ${versions.join(', ')}`,
    });
    await request.run(setVmProperties, { version, properties: optionalText(body, 'properties', LONGEST) ?? '' });
    return await declared();
  });
};

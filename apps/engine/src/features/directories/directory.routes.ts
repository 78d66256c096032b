// /overt/directories: which directories over LDAP there are, and whether they work. `POST .../test` tries a configuration
// that is stored or not, with or without a user, and says which step failed. A bind password is taken, never given.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { jsonApi, type SignedRequest } from '../../http/json-api.ts';
import { onlyMembers, optionalText, text } from '../../http/json-fields.ts';
import type { ServerPart } from '../../http/server.ts';
import type { Ports } from '../../ports.ts';
import { addDirectory, removeDirectory, updateDirectory } from './actions/directory-actions.ts';
import { CONFIG_MEMBERS, configOf } from './ldap-config.routes.ts';
import type { StoredDirectory } from './directory.repo.ts';
import { bindPasswordOf, sealBindPassword } from './bind-password.ts';
import { LONGEST_PASSWORD } from './password.ts';

function shown({ sealedBindPassword, ...config }: StoredDirectory): object {
  return { ...config, hasBindPassword: sealedBindPassword !== null };
}

export const directoryPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);
  const { directories } = ports.repos;
  const named = async ({ params }: SignedRequest): Promise<StoredDirectory> => {
    const name = params['name'] ?? '';
    return (await directories.byName(name)) ?? refuse('NOT_FOUND', { what: 'directory', id: name.slice(0, 64) });
  };
  const answer = async (name: string) =>
    shown((await directories.byName(name)) ?? refuse('NOT_FOUND', { what: 'directory', id: name }));

  api.on('GET', '/overt/directories', async request => {
    administratorsOnly(request);
    return { directories: (await directories.all()).map(shown) };
  });
  api.on('POST', '/overt/directories', async request => {
    administratorsOnly(request);
    onlyMembers(request.body, ['name', 'bindPassword', ...CONFIG_MEMBERS]);
    const id = ports.random.uuid();
    const config = configOf(request.body, undefined);
    await request.run(addDirectory, { id, config, ...passwordOf(ports, request, id) });
    return await answer(config.name);
  });
  api.on('GET', '/overt/directories/:name', async request => {
    administratorsOnly(request);
    return shown(await named(request));
  });
  api.on('PUT', '/overt/directories/:name', async request => {
    administratorsOnly(request);
    onlyMembers(request.body, ['bindPassword', ...CONFIG_MEMBERS]);
    const before = await named(request);
    const config = configOf(request.body, before);
    await request.run(updateDirectory, { id: before.id, config, ...passwordOf(ports, request, before.id) });
    return await answer(before.name);
  });
  api.on('DELETE', '/overt/directories/:name', async request => {
    administratorsOnly(request);
    await request.run(removeDirectory, { id: (await named(request)).id });
  });

  api.on('POST', '/overt/directories/:name/test', async request => {
    await mayTest(ports, request);
    onlyMembers(request.body, ['userName', 'password']);
    const stored = await named(request);
    return await ports.directories.test(stored, bindPasswordOf(ports, stored), userOf(request));
  });
  api.on('POST', '/overt/directories/test', async request => {
    await mayTest(ports, request);
    onlyMembers(request.body, ['name', 'bindPassword', 'userName', 'password', ...CONFIG_MEMBERS]);
    const config = configOf({ name: 'test', ...request.body }, undefined);
    const bindPassword = optionalText(request.body, 'bindPassword', LONGEST_PASSWORD) ?? '';
    return await ports.directories.test(config, bindPassword, userOf(request));
  });
};

function administratorsOnly({ caller }: SignedRequest): void {
  refuseUnless(caller.administrator, 'ADMINISTRATORS_ONLY', { what: 'directories' });
}

/** A test reaches out from the engine's machine to where the asker says: for those only who might configure it. */
async function mayTest(ports: Ports, { caller }: SignedRequest): Promise<void> {
  const may = await ports.repos.permissions.holdsOnSystem(caller.userId, 'configure_engine');
  refuseUnless(may, 'PERMISSION_DENIED', {
    user: caller.principal,
    permit: 'configure_engine',
    kind: 'system',
    id: '',
  });
}

function passwordOf(ports: Ports, { body }: SignedRequest, id: string): { sealedBindPassword?: string | null } {
  if (body['bindPassword'] === null) return { sealedBindPassword: null };
  const password = optionalText(body, 'bindPassword', LONGEST_PASSWORD);
  return password === undefined ? {} : { sealedBindPassword: sealBindPassword(ports, id, password) };
}

function userOf({ body }: SignedRequest): { userName: string; password?: string } | undefined {
  if (body['userName'] === undefined) return undefined;
  const password = optionalText(body, 'password', LONGEST_PASSWORD);
  return { userName: text(body, 'userName'), ...(password === undefined ? {} : { password }) };
}

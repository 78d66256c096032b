// Which directories there are. The password that the engine binds with comes sealed, and is asked for again whenever the
// servers change: who may change them must not be able to send it to a server of his own.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import type { StoredDirectory } from '../directory.repo.ts';
import type { LdapConfig } from '../ldap-config.ts';
import { checkProfileName } from '../profile-name.ts';

const permit = () => ({ permit: 'configure_engine', on: SYSTEM });
const locks = () => [exclusive('directories', 'all')];
const events = { succeeded: null, failed: null };

async function existing(tx: Tx, id: string): Promise<StoredDirectory> {
  return (await tx.directories.byId(id)) ?? refuse('NOT_FOUND', { what: 'directory', id });
}

export interface DirectoryInput {
  readonly id: string;
  readonly config: LdapConfig;
  /** Base64; null: there is none; absent: the one that is stored. */
  readonly sealedBindPassword?: string | null;
}

const sealedOf = ({ sealedBindPassword: sealed }: DirectoryInput): Buffer | null | undefined =>
  typeof sealed === 'string' ? Buffer.from(sealed, 'base64') : sealed;

export const addDirectory = action({
  name: 'AddDirectory',
  input: typed<DirectoryInput>(),
  permit,
  locks,
  lockPatience: 10_000,
  validate: ({ id, config }, tx) => checkProfileName(tx, config.name, id),
  events,
  describe: ({ config }) => `Adding directory ${config.name}`,
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.directories.insert(input.id, input.config, sealedOf(input) ?? null),
);

/** Whether the password would go to other servers, or go there less well protected. */
function leadsElsewhere(before: LdapConfig, after: LdapConfig): boolean {
  const place = ({ servers, tls, caPem, bindDn }: LdapConfig) => JSON.stringify([servers, tls, caPem, bindDn]);
  return place(before) !== place(after);
}

export const updateDirectory = action({
  name: 'UpdateDirectory',
  input: typed<DirectoryInput>(),
  permit,
  locks,
  lockPatience: 10_000,
  async validate(input, tx) {
    const before = await existing(tx, input.id);
    refuseUnless(before.name === input.config.name, 'READ_ONLY', { path: 'name' });
    const keeps = input.sealedBindPassword === undefined && before.sealedBindPassword !== null;
    refuseUnless(!keeps || !leadsElsewhere(before, input.config), 'BIND_PASSWORD_NEEDED');
  },
  events,
  describe: ({ config }) => `Changing directory ${config.name}`,
}).result(
  (_state, { id }) => ({ id }),
  async (tx, { input }) => {
    await tx.directories.update(input.id, input.config, sealedOf(input));
    if (!input.config.enabled) await tx.sessions.deleteOfDirectory(input.config.name);
  },
);

/** Its users stay known, with what they were permitted, but nobody signs in as one of them. */
export const removeDirectory = action({
  name: 'RemoveDirectory',
  input: typed<{ id: string }>(),
  permit,
  locks,
  lockPatience: 10_000,
  validate: async ({ id }, tx) => ({ name: (await existing(tx, id)).name }),
  events,
  describe: () => 'Removing a directory',
}).result(
  () => ({}),
  async (tx, { input, prepared }) => {
    await tx.directories.delete(input.id);
    await tx.sessions.deleteOfDirectory(prepared.name);
  },
);

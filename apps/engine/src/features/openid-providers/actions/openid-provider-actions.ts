// Which OpenID Connect providers there are. The client's secret comes sealed, and is asked for again whenever it would go
// elsewhere: who may change the issuer must not be able to have it sent to one of his own.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { checkProfileName } from '../../directories/public.ts';
import { SYSTEM } from '../../permissions/public.ts';
import type { OpenidProvider } from '../openid-provider.ts';
import type { StoredOpenidProvider } from '../openid-provider.repo.ts';

const permit = () => ({ permit: 'configure_engine', on: SYSTEM });
// Names of profiles are one thing, whatever is behind them.
const locks = () => [exclusive('directories', 'all')];
const events = { succeeded: null, failed: null };

async function existing(tx: Tx, id: string): Promise<StoredOpenidProvider> {
  return (await tx.openidProviders.byId(id)) ?? refuse('NOT_FOUND', { what: 'OpenID provider', id });
}

export interface OpenidProviderInput {
  readonly id: string;
  readonly provider: OpenidProvider;
  /** Base64; null: there is none; absent: the one that is stored. */
  readonly sealedClientSecret?: string | null;
}

const sealedOf = ({ sealedClientSecret: sealed }: OpenidProviderInput): Buffer | null | undefined =>
  typeof sealed === 'string' ? Buffer.from(sealed, 'base64') : sealed;

export const addOpenidProvider = action({
  name: 'AddOpenidProvider',
  input: typed<OpenidProviderInput>(),
  permit,
  locks,
  lockPatience: 10_000,
  validate: ({ id, provider }, tx) => checkProfileName(tx, provider.name, id),
  events,
  describe: ({ provider }) => `Adding the OpenID provider ${provider.name}`,
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.openidProviders.insert(input.id, input.provider, sealedOf(input) ?? null),
);

export const updateOpenidProvider = action({
  name: 'UpdateOpenidProvider',
  input: typed<OpenidProviderInput>(),
  permit,
  locks,
  lockPatience: 10_000,
  async validate(input, tx) {
    const before = await existing(tx, input.id);
    const { provider } = input;
    refuseUnless(before.name === provider.name, 'READ_ONLY', { path: 'name' });
    const keeps = input.sealedClientSecret === undefined && before.sealedClientSecret !== null;
    const elsewhere = before.issuer !== provider.issuer || before.caPem !== provider.caPem;
    refuseUnless(!keeps || !elsewhere, 'CLIENT_SECRET_NEEDED');
    return { elsewhere };
  },
  events,
  describe: ({ provider }) => `Changing the OpenID provider ${provider.name}`,
}).result(
  (_state, { id }) => ({ id }),
  async (tx, { input, prepared }) => {
    await tx.openidProviders.update(input.id, input.provider, sealedOf(input));
    if (!input.provider.enabled || prepared.elsewhere) await tx.sessions.deleteOfDirectory(input.provider.name);
  },
);

/** Its users stay known, with what they were permitted, but nobody signs in as one of them. */
export const removeOpenidProvider = action({
  name: 'RemoveOpenidProvider',
  input: typed<{ id: string }>(),
  permit,
  locks,
  lockPatience: 10_000,
  validate: async ({ id }, tx) => ({ name: (await existing(tx, id)).name }),
  events,
  describe: () => 'Removing an OpenID provider',
}).result(
  () => ({}),
  async (tx, { input, prepared }) => {
    await tx.openidProviders.delete(input.id);
    await tx.sessions.deleteOfDirectory(prepared.name);
  },
);

export const openidProviderActions = [addOpenidProvider, removeOpenidProvider, updateOpenidProvider] as const;

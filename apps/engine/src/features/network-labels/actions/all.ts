// Gives a network its label and takes it away. Host interfaces with the label are set up at their next network set-up.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';

interface LabelInput {
  readonly networkId: string;
  /** As in oVirt, the label is its own id. */
  readonly label: string;
}

const existing = async (tx: Tx, id: string) =>
  (await tx.networks.byId(id)) ?? refuse('NOT_FOUND', { what: 'network', id });
const permit = (i: LabelInput) => ({
  permit: 'configure_storage_pool_network',
  on: { kind: 'network', id: i.networkId },
});
const locks = (i: LabelInput) => [exclusive('network', i.networkId)];

export const labelNetwork = action({
  name: 'LabelNetwork',
  input: typed<LabelInput>(),
  permit,
  locks,
  async validate({ networkId, label }, tx) {
    const network = await existing(tx, networkId);
    refuseUnless(/^[\w-]{1,50}$/.test(label), 'INVALID_VALUE', {
      path: 'network_label.id',
      rule: '1 to 50 letters, digits, dashes and underscores',
    });
    if (network.label !== null) refuse('NETWORK_LABEL_PRESENT', { network: network.name, label: network.label });
  },
  events: { succeeded: 'LABEL_NETWORK', failed: 'LABEL_NETWORK_FAILED' },
  eventParams: i => ({ label: i.label }),
  describe: i => `Giving a network the label ${i.label}`,
}).result(
  (_state, input) => ({ ...input }),
  (tx, { input }) => tx.networks.update(input.networkId, { label: input.label }),
);

export const unlabelNetwork = action({
  name: 'UnlabelNetwork',
  input: typed<LabelInput>(),
  permit,
  locks,
  async validate({ networkId, label }, tx) {
    const network = await existing(tx, networkId);
    refuseUnless(network.label === label, 'NOT_FOUND', { what: 'network label', id: label.slice(0, 64) });
  },
  events: { succeeded: 'UNLABEL_NETWORK', failed: 'UNLABEL_NETWORK_FAILED' },
  describe: () => 'Taking the label off a network',
}).result(
  () => ({}),
  (tx, { input }) => tx.networks.update(input.networkId, { label: null }),
);

export const networkLabelActions = [labelNetwork, unlabelNetwork] as const;

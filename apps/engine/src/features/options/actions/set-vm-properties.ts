// Says which custom properties VMs of a compatibility level may have. Values that VMs have already stay; their next change
// has to hold to what is said now.
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import { checkDeclarations, USER_DEFINED } from '../vm-properties.ts';

export interface SetVmPropertiesInput {
  /** `general`: for all levels of which nothing else is said. */
  readonly version: string;
  readonly properties: string;
}

export const setVmProperties = action({
  name: 'SetVmProperties',
  input: typed<SetVmPropertiesInput>(),
  permit: () => ({ permit: 'configure_engine', on: SYSTEM }),
  locks: () => [exclusive('engine_option', USER_DEFINED)],
  validate: async ({ properties }) => checkDeclarations(properties),
  events: { succeeded: null, failed: null },
  describe: ({ version }) => `Declaring the custom properties of VMs (${version})`,
}).result(
  () => ({}),
  (tx, { input }) => tx.system.setOption(USER_DEFINED, input.properties, input.version),
);

export const optionActions = [setVmProperties] as const;

// Options are read from the database whenever they are needed, by every replica: after this, as before it, they hold.
import { shared, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';

export const reloadConfigurations = action({
  name: 'ReloadConfigurations',
  input: typed<Record<string, never>>(),
  permit: () => ({ permit: 'configure_engine', on: SYSTEM }),
  locks: () => [shared('system', SYSTEM.id)],
  events: { succeeded: null, failed: null },
  describe: () => 'Reloading the configuration',
}).result(() => ({}));

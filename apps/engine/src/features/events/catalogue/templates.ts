// Events about templates, instance types and VM pools.
import type { EventTable } from '../event-shape.ts';

export const templatesEvents = {
  USER_UPDATE_VM_TEMPLATE: { code: 49, severity: 'normal', text: 'Template {template} was changed by {user}.' },
  USER_FAILED_UPDATE_VM_TEMPLATE: {
    code: 109,
    severity: 'error',
    text: 'Changing template {template} failed ({user}): {reason}',
  },
} as const satisfies EventTable;

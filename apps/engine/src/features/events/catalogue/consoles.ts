import type { EventTable } from '../event-shape.ts';

export const consolesEvents = {
  VM_SET_TICKET: { code: 164, severity: 'normal', text: '{user} was given a ticket for a console of VM {vm}.' },
  VM_SET_TICKET_FAILED: {
    code: 165,
    severity: 'error',
    text: '{user} could not be given a ticket for a console of VM {vm}. {reason}',
  },
  VM_CONSOLE_CONNECTED: { code: 167, severity: 'normal', text: '{user} opened the {type} console of VM {vm}.' },
  VM_CONSOLE_DISCONNECTED: { code: 168, severity: 'normal', text: '{user} left the {type} console of VM {vm}.' },
} as const satisfies EventTable;

import type { ErrorDefinition } from './define.ts';

export const consoleErrors = {
  CONSOLE_EXISTS: { status: 409, message: 'VM {vm} has a {type} console already. A VM has at most one of each type.' },
  CONSOLE_NEEDS_WEBSOCKET: {
    status: 426,
    message: 'A console is reached with a websocket. Connect to this address with wss:// instead.',
  },
  CONSOLE_OF_ANOTHER_USER: {
    status: 403,
    message: 'The console ticket was given to another user than the one who is signed in here. Open the console again.',
  },
} as const satisfies Record<string, ErrorDefinition>;

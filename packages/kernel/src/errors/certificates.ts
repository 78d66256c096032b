import type { ErrorDefinition } from './define.ts';

export const certificateErrors = {
  CSR_INVALID: {
    status: 400,
    message:
      'The certificate request of the host cannot be used: it is malformed or not signed by its own key. Restart the agent and enrol the host again.',
  },
  SECRET_KEY_WRONG: {
    status: 500,
    message:
      'The secret {name} cannot be opened: secret.key in the data directory is not the one this database was made with. Restore that file from your backup; replicas must share it.',
  },
} as const satisfies Record<string, ErrorDefinition>;

// The one SDK client of the portal: this origin, the token of the session. A refused token ends the session; the portal
// keeps no password, so the person signs in again.
import { createClient } from '@overt/sdk/client';
import { endSession, session } from '../session/session.ts';

export const client = createClient({
  baseUrl: '',
  tokenSource: {
    token: () => session()?.token,
    renew: async refused => {
      if (refused !== undefined && refused === session()?.token) endSession('expired');
      return false;
    },
  },
});

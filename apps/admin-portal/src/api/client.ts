// The one SDK client of the portal: this origin, the token of the session. When a token is refused, the browser's sign-in
// may give another, as it does for a tab that was long idle while the person worked in the next one.
import { createClient } from '@overt/sdk/client';
import { language } from '../i18n/i18n.ts';
import { endSession, session } from '../session/session.ts';
import { stepUpDialog } from '../session/step-up.ts';
import { signInSilently } from './sign-in.ts';

let renewing: Promise<boolean> | undefined;

async function renew(): Promise<boolean> {
  const before = session()?.user;
  const again = await signInSilently().catch(() => false);
  // What is on the screen belongs to the one who was here.
  if (again && session()?.user === before) return true;
  endSession('expired');
  return false;
}

export const client = createClient({
  baseUrl: '',
  language,
  stepUp: () => stepUpDialog.ask(),
  tokenSource: {
    token: () => session()?.token,
    renew: async refused => {
      if (refused === undefined || session() === null) return false;
      if (refused !== session()?.token) return true;
      renewing ??= renew().finally(() => (renewing = undefined));
      return await renewing;
    },
  },
});

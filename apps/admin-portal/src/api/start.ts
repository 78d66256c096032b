// Who is here when the portal starts: who has just come back from the engine's sign-in, or whom the browser remembers.
import { session } from '../session/session.ts';
import { troubleOf, type Trouble } from './errors.ts';
import { finishSignIn, finishSignOut, signInSilently } from './sign-in.ts';

let trouble: Trouble | null = null;

export async function startSession(): Promise<void> {
  try {
    if (finishSignOut()) return;
    await finishSignIn();
    if (session() === null) await signInSilently();
  } catch (error) {
    trouble = troubleOf(error);
  }
}

/** Why nobody is signed in, where that is a fault. */
export const signInTrouble = (): Trouble | null => trouble;

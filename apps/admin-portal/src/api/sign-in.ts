import * as login from '@overt/sdk/login';
import { beginSession, endSession, session } from '../session/session.ts';

const here = { baseUrl: '' };

export async function signIn(username: string, password: string): Promise<void> {
  const { token } = await login.signIn(here, { username, password });
  beginSession({ token, user: username });
}

/** The session ends here at once; the engine is told, and its answer is not waited for. */
export function signOut(): void {
  const token = session()?.token;
  endSession('signed-out');
  if (token !== undefined) void login.signOut(here, token).catch(() => undefined);
}

// The routes of the pages on which people sign in. Whatever goes wrong is a page too.
import { Refusal } from '@overt/kernel/refusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ports } from '../../ports.ts';
import type { Authenticator } from './authenticator.ts';
import { authorize } from './authorize.ts';
import { leaveThere, signedOutThere } from './end-session.ts';
import { comeBack, leave } from './external.ts';
import { login } from './login.ts';
import { sendProblemPage } from './login-page.ts';
import { pageLanguage, refusalText } from './login-words.ts';
import { randomText } from './sign-in-request.ts';

export function signInPages(server: FastifyInstance, ports: Ports, authenticator: Authenticator): void {
  const page = (work: typeof authorize) => async (raw: FastifyRequest, reply: FastifyReply) => {
    try {
      return await work(ports, authenticator, raw, reply);
    } catch (error) {
      if (!Refusal.is(error)) ports.log.error({ error }, 'a sign-in page failed with a bug');
      const language = pageLanguage(null, raw.headers['accept-language']);
      const refusal = Refusal.is(error) ? error : new Refusal('INTERNAL_ERROR', { correlationId: 'sso' });
      const problem = refusalText(refusal, language);
      return await sendProblemPage(reply, { status: refusal.status, nonce: randomText(ports), language, problem });
    }
  };
  for (const path of ['oauth', 'openid']) server.get(`/ovirt-engine/sso/${path}/authorize`, page(authorize));
  server.post('/ovirt-engine/sso/login', page(login));
  server.get('/ovirt-engine/sso/external/callback/:profile', page(comeBack));
  server.get('/ovirt-engine/sso/external-session/leave', page(leaveThere));
  server.get('/ovirt-engine/sso/external-session/signed-out', page(signedOutThere));
  server.get('/ovirt-engine/sso/external/:profile', page(leave));
}

// Answers of the sign-in: JSON, also the refusals, and none asks for Basic credentials, or browsers would open their own
// password box.
import { refusalSentence } from '@overt/kernel/errors/sentence';
import { Refusal } from '@overt/kernel/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ports } from '../../ports.ts';
import { inItsLanguage, languageOf } from '../language.ts';
import { formOf } from './form.ts';

type Answer = (raw: FastifyRequest, form: URLSearchParams) => Promise<object>;

export const answered =
  (ports: Pick<Ports, 'log'>, answer: Answer) =>
  async (raw: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    reply.header('cache-control', 'no-store').type('application/json; charset=UTF-8');
    const form = formOf(raw);
    try {
      return await reply.send(JSON.stringify(await answer(raw, form)));
    } catch (error) {
      if (!Refusal.is(error)) ports.log.error({ error }, 'a sign-in failed with a bug');
      const refusal = Refusal.is(error) ? error : new Refusal('INTERNAL_ERROR', { correlationId: 'sso' });
      const code = /^[a-z_]+$/.test(refusal.reason) ? refusal.reason : 'server_error';
      const scope = form.get('scope') ?? '';
      const forApi = /\bovirt-app-api\b/.test(scope) && !/\bovirt-app-(admin|portal)\b/.test(scope);
      const language = languageOf(raw);
      inItsLanguage(reply, language);
      const sentence = refusalSentence(refusal, language);
      const body = forApi ? { error_code: code, error: sentence } : { error: code, error_description: sentence };
      return await reply.code(refusal.status).send(JSON.stringify(body));
    }
  };

// The language of an answer. Faults, plans and explanations are said in it; what people wrote stays as they wrote it.
import { preferredLanguage, type Language } from '@overt/kernel/language';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What the client reads best; English when it does not say. */
export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): Language =>
  preferredLanguage(headers['accept-language']);

/** Names the language of the answer, and that another client might get another one. */
export function inItsLanguage(reply: FastifyReply, language: Language): void {
  const vary = String(reply.getHeader('vary') ?? '');
  reply.header('content-language', language);
  reply.header('vary', vary === '' ? 'Accept-Language' : `${vary}, Accept-Language`);
}

// Bounded reading of request bodies and writing of JSON answers on plain node:http.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse, type Refusal } from '@overt/kernel/refusal';
import { toFault } from './fault.ts';

export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** The whole body as text. Refuses AGENT_BODY_TOO_LARGE past the bound without keeping what came. */
export async function readBody(request: IncomingMessage, limit = MAX_BODY_BYTES): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) refuse('AGENT_BODY_TOO_LARGE', { limitBytes: limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length, 'Cache-Control': 'no-store' });
  response.end(body);
}

export const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  sendText(response, status, 'application/json', JSON.stringify(value));

export const sendFault = (response: ServerResponse, refusal: Refusal): void =>
  sendJson(response, refusal.status, toFault(refusal));

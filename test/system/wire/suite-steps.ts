// The steps of the test suites of the oVirt project, as their SDK sends them: after each step an event of a certain number is
// waited for among those since the step.
import { expect } from 'vitest';
import { until } from '../../lab/until.ts';
import { list, text } from '../inventory.ts';
import type { Wire } from './wire.ts';

export type Json = Readonly<Record<string, unknown>>;

export function stepsOf(wire: () => Wire) {
  const get = async (path: string): Promise<Json> => {
    const { status, body } = await wire().json('GET', path);
    expect(status, path).toBe(200);
    return body;
  };
  const first = async (path: string, item: string): Promise<Json> => list(await get(path), item)[0] ?? {};

  /** What a step does, and the events that are there after it. */
  async function telling<T>(codes: readonly number[], step: () => Promise<T>): Promise<T> {
    const last = text((await first('/events?max=2', 'event'))['id']);
    const result = await step();
    for (const code of codes)
      await until(`event ${code}`, async () =>
        list(await get(`/events?from=${last}`), 'event').some(event => Number(event['code']) === code),
      );
    return result;
  }
  async function send(method: string, path: string, body?: object): Promise<Json> {
    const answer = await wire().json(method, path, body);
    expect([method, path, answer.status, JSON.stringify(answer.body)]).toEqual([
      method,
      path,
      expect.toSatisfy((status: number) => status < 300),
      expect.anything(),
    ]);
    return answer.body;
  }
  const add = (path: string, body: object, ...codes: number[]) => telling(codes, () => send('POST', path, body));
  const idOf = (object: Json): string => text(object['id']);
  const jobsEnded = (correlationId: string) =>
    until(`the jobs of ${correlationId} have ended`, async () => {
      const jobs = list(await get(`/jobs?search=${encodeURIComponent(`correlation_id=${correlationId}`)}`), 'job');
      return jobs.length > 0 && jobs.every(job => job['status'] !== 'started');
    });
  return { get, first, telling, send, add, idOf, jobsEnded };
}

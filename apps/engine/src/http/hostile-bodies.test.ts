// Each member of each body that any operation takes, set to what nobody sends by good will: ids that are none, numbers at the
// end of numbers, texts that are code elsewhere. Generated from the route table and the model, so that a new operation is
// tried here by being there. All of it is answered or refused; none of it is an error of ours.
import type { CodecRow } from '@overt/api-types/codec-shape';
import { silentLog, type Log } from '@overt/kernel/ports';
import { codecOf } from '@overt/wire/tables';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../testing.ts';
import { features } from './features.ts';
import { bodyAt, insertPlace, newPlace, pathAt } from './place.test-support.ts';
import { routeTable, type ApiRoute } from './route-table.ts';

const bugs: string[] = [];
const log: Log = {
  ...silentLog,
  error: (fields, message) => {
    const { error } = fields as { error?: Error };
    bugs.push(`${message}: ${error?.message ?? JSON.stringify(fields)}`);
  },
  child: () => log,
};

let engine: TestEngine;
let admin: string;
const place = newPlace();
beforeAll(async () => {
  engine = await testEngine({ log });
  await insertPlace(engine.db, 'here', place);
  admin = (await engine.ports.repos.users.login('admin@internal'))?.id ?? '';
});
afterAll(async () => await engine?.stop());

const changing = routeTable(features).routes.filter(
  ({ verb, handler, operation }) => handler !== undefined && verb !== 'GET' && verb !== 'DELETE' && operation.body,
);

const TEXTS = [`'";--<&>$(id)\`id\`{{7*7}}%s%n*)(uid=*\\`, `=cmd|' /C x'!A0 ${'x'.repeat(5000)}`];
const NUMBERS = ['9007199254740991', '-9007199254740991'];
const TIMES = ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'];

/** What the member may be set to, in the form of the wire. */
function hostile([, , kind, type, itemTag]: CodecRow, depth: number): unknown[] {
  const many = (values: unknown[]) => (itemTag === '' ? values : values.map(value => ({ [itemTag]: [value, value] })));
  switch (kind) {
    case 's':
      return many(TEXTS);
    case 'i':
    case 'd':
      return many(NUMBERS);
    case 't':
      return many(TIMES);
    case 'o': {
      const codec = codecOf(type);
      const named = codec.identified ? [{ id: 'not-an-id' }, { id: '' }] : [];
      if (depth === 0 || codec.identified) return many(named.slice(0, 1 + depth));
      const inner = codec.rows.flatMap(row =>
        hostile(row, 0)
          .slice(-1)
          .map(value => ({ [row[1]]: value })),
      );
      return many(inner);
    }
    default:
      return [];
  }
}

/**
 * As it is demanded, with one member at a time made hostile. All actions take the same large type, so that each tries a
 * share of its members.
 */
function bodiesOf(route: ApiRoute, index: number): object[] {
  const base = JSON.parse(bodyAt(route, place, admin) ?? '{}') as object;
  const type = route.operation.body?.type ?? 'Action';
  const share = type === 'Action' ? 8 : 1;
  return codecOf(type)
    .rows.filter((row, at) => row[1] !== 'href' && (at + index) % share === 0)
    .flatMap(row => hostile(row, share === 1 ? 1 : 0).map(value => ({ ...base, [row[1]]: value })));
}

it('each member of each body may be anything', { timeout: 600_000 }, async () => {
  const wrong: string[] = [];
  for (const [index, route] of changing.entries()) {
    const path = pathAt(route, place, admin);
    for (const body of bodiesOf(route, index)) {
      const answer = await engine.request(`${path}?async=true`, {
        method: route.verb,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
        signal: AbortSignal.timeout(30_000),
      });
      const text = await answer.text();
      if ((answer.status >= 500 && answer.status !== 501) || text.length > 200_000)
        wrong.push(`${answer.status} ${route.verb} ${route.template} ${JSON.stringify(body).slice(0, 200)}`);
    }
  }
  expect({ wrong, bugs }).toEqual({ wrong: [], bugs: [] });
});

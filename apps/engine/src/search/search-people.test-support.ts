// Who works on the random estate, and what happened there.
import { randomUUID } from 'node:crypto';
import type { Database } from '@overt/database/connection';
import type { Value } from './reference-evaluator.test-support.ts';
import { insert, iso, made, many, text, type Chooser, type Made } from './search-world.test-support.ts';

export async function someUsers(db: Database, c: Chooser, vms: readonly Made[]) {
  const users: Made[] = [];
  for (const at of many(8, one => one)) {
    const { id, name } = c.named(at);
    const directory = c.pick(['internal', 'corp.example']);
    const own = c.some(vms, 0.1);
    const principal = `${name}@${directory}`;
    const user = made(
      {
        id,
        name: c.words(),
        lastname: c.words(),
        login: name,
        department: c.words(),
        usrname: [principal, `${principal}-authz`, name],
        user_and_domain: [principal, `${principal}-authz`],
        directory: [directory, `${directory}-authz`],
      },
      { vm: own, event: [] },
    );
    const { name: first, lastname, department } = user.values;
    await insert(db, 'engine_user', [
      {
        id,
        principal,
        user_name: name,
        directory,
        external_id: id,
        first_name: first,
        last_name: lastname,
        department,
      },
    ]);
    for (const vm of own) {
      vm.leads['user']?.push(user);
      await insert(db, 'permission', [
        {
          id: randomUUID(),
          role_id: '00000000-0000-0000-0000-000000000001',
          subject_id: id,
          entity: 'vm',
          entity_id: vm.id,
        },
      ]);
    }
    users.push(user);
  }
  return users;
}

export async function someEvents(
  db: Database,
  c: Chooser,
  about: Readonly<Record<'vms' | 'hosts' | 'users', readonly Made[]>>,
) {
  const events: Made[] = [];
  for (const at of many(50, one => one)) {
    const [vm, host, user] = [c.maybe(c.pick(about.vms)), c.maybe(c.pick(about.hosts)), c.maybe(c.pick(about.users))];
    const values: Record<string, Value> = {
      type: c.pick([32, 33, 153, 30]),
      severity: c.pick(['normal', 'warning', 'error', 'alert']),
      message: `${c.words()} ${at}`,
      time: c.when(),
      usrname: user === null ? null : text(user, 'login'),
      event_vm: vm === null ? null : text(vm),
      event_host: host === null ? null : text(host),
      correlation_id: c.maybe(`corr-${at % 5}`),
      custom_event_id: c.maybe(at),
      _event_vm_id: vm?.id ?? null,
    };
    await insert(db, 'event', [
      {
        code: values['type'],
        name: 'X',
        severity: values['severity'],
        description: values['message'],
        occurred_at: iso(values['time']),
        correlation_id: values['correlation_id'],
        custom_id: values['custom_event_id'],
        origin: 'oVirt',
        user_id: user?.id ?? null,
        user_name: values['usrname'],
        vm_id: vm?.id ?? null,
        vm_name: values['event_vm'],
        host_id: host?.id ?? null,
        host_name: values['event_host'],
      },
    ]);
    const { id } = await db.selectFrom('event').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
    const leads: [string, Made | null][] = [
      ['vm', vm],
      ['host', host],
      ['user', user],
    ];
    const event = made(
      { id: String(id), ...values },
      Object.fromEntries(leads.map(([key, one]) => [key, one === null ? [] : [one]])),
    );
    for (const [, one] of leads) one?.leads['event']?.push(event);
    events.push(event);
  }
  return events;
}

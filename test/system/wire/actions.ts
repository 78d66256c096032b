// Actions and their answers: status, job, result; waiting or not; plans; faults with oVirt's reasons.
import { describe, expect, it } from 'vitest';
import { until } from '../../lab/until.ts';
import type { Answer } from '../api.ts';
import { list, text } from '../inventory.ts';
import { element, members, type Wire } from './wire.ts';

export function actions(wire: () => Wire): void {
  const get = (path: string): Promise<Answer> => wire().json('GET', path);
  const addVm = async (name: string): Promise<string> => {
    const vm = { name, cluster: { name: 'Default' }, template: { name: 'Blank' } };
    const { status, body } = await wire().json('POST', '/vms', vm);
    expect(status).toBe(201);
    return text(body['id']);
  };
  const statusIs = (vm: string, status: string): Promise<boolean> =>
    until(`the VM is ${status}`, async () => (await get(`/vms/${vm}`)).body['status'] === status);

  describe('an action', () => {
    it('answers complete with its job, and its name as a fault when it fails', async () => {
      const vm = await addVm('acts');
      const started = await wire().xml('POST', `/vms/${vm}/start`, '<action/>');
      expect([started.status, element(started.text, 'status')]).toEqual([200, expect.stringMatching(/./)]);
      expect(members(started.text)).toEqual(expect.arrayContaining(['job', 'status']));
      await statusIs(vm, 'up');
      const again = await wire().xml('POST', `/vms/${vm}/start`, '<action/>');
      expect(again.status).toBe(409);
      expect(again.text).toMatch(
        /<action>\s*<fault>\s*<detail>.+ .+<\/detail>\s*<reason>Operation Failed<\/reason>\s*<\/fault>\s*<status>failed<\/status>\s*<\/action>$/,
      );
      const json = await wire().json('POST', `/vms/${vm}/start`, {});
      expect(json.body).toMatchObject({
        fault: { reason: 'Operation Failed', detail: expect.stringMatching(/\w+ \w+/) },
        status: 'failed',
      });
    });

    it('may come without a body, with an empty one, and with async either way', async () => {
      const vm = await addVm('asks');
      const async = await wire().xml('POST', `/vms/${vm}/start`, '<action><async>true</async></action>');
      expect([200, 202]).toContain(async.status);
      expect(['complete', 'pending', 'in_progress']).toContain(element(async.text, 'status')?.replace('<status>', ''));
      await statusIs(vm, 'up');
      expect((await wire().xml('POST', `/vms/${vm}/stop?async=true`)).status).toBeLessThan(300);
      await statusIs(vm, 'down');
      expect((await wire().json('POST', `/vms/${vm}/start`, { async: 'false' })).status).toBe(200);
      await statusIs(vm, 'up');
      expect((await wire().xml('POST', `/vms/${vm}/stop`, '<action><async>false</async></action>')).status).toBe(200);
      expect((await get(`/vms/${vm}`)).body['status']).toBe('down');
    });

    it('gives what a console needs: a ticket of two hours, a ticket for the websocket, and a file', async () => {
      const vm = text(list((await get('/vms?search=status=up&max=1')).body, 'vm')[0]?.['id']);
      const consoles = list((await get(`/vms/${vm}/graphicsconsoles?current=true`)).body, 'graphics_console');
      const console = `/vms/${vm}/graphicsconsoles/${text(consoles[0]?.['id'])}`;
      for (const path of [`${console}/ticket`, `/vms/${vm}/ticket`]) {
        const { status, body } = await wire().json('POST', path, {});
        expect([status, body]).toEqual([
          200,
          expect.objectContaining({ ticket: { value: expect.any(String), expiry: '7200' } }),
        ]);
      }
      const own = await wire().xml(
        'POST',
        `${console}/ticket`,
        '<action><ticket><value>secret1</value><expiry>60</expiry></ticket></action>',
      );
      expect([element(own.text, 'value'), element(own.text, 'expiry')]).toEqual(['secret1', '60']);
      const proxy = await wire().json('POST', `${console}/proxyticket`, {});
      expect(proxy.body['proxy_ticket']).toEqual({ value: expect.any(String) });
      const file = await wire().json('POST', `${console}/remoteviewerconnectionfile`, {});
      expect(file.body['remote_viewer_connection_file']).toMatch(/^\[virt-viewer\]\ntype=/);
    });

    it('whose console is not there is refused, not an error', async () => {
      const vm = await addVm('no-console');
      const answer = await wire().json('POST', `/vms/${vm}/ticket`, {});
      expect([400, 409]).toContain(answer.status);
    });
  });

  describe('a plan', () => {
    it.each([
      ['POST', '/vms?plan=true', { name: 'planned', cluster: { name: 'Default' }, template: { name: 'Blank' } }],
      ['POST', '/tags?plan=true', { name: 'planned' }],
      [
        'POST',
        '/clusters;plan=true',
        { name: 'planned', data_center: { name: 'Default' }, cpu: { architecture: 'x86_64' } },
      ],
      [
        'POST',
        '/macpools?plan',
        { name: 'planned', ranges: { range: [{ from: '02:00:00:00:00:00', to: '02:00:00:00:00:ff' }] } },
      ],
      ['POST', '/roles?plan=true', { name: 'planned', administrative: 'false', permits: { permit: [{ id: '1' }] } }],
    ])('of %s %s says what would be done, and does not do it', async (method, path, body) => {
      const { status, headers, body: plan } = await wire().json(method, path, body);
      expect([status, headers['content-type']]).toEqual([200, expect.stringMatching(/^application\/json/)]);
      expect(plan['plan']).toMatchObject({ steps: expect.any(Array) });
      const collection = /^\/\w+/.exec(path)?.[0] ?? '';
      expect((await get(collection)).text).not.toContain('"planned"');
    });

    it('of changes, removals and actions does not do them either', async () => {
      const vm = await addVm('plans');
      for (const [method, path, body] of [
        ['PUT', `/vms/${vm}?plan=true`, { description: 'new' }],
        ['POST', `/vms/${vm}/start?plan=true`, {}],
        ['DELETE', `/vms/${vm}?plan=true`, undefined],
      ] as const) {
        const { status, body: plan } = await wire().json(method, path, body);
        expect([method, status, plan]).toEqual([
          method,
          200,
          { plan: expect.objectContaining({ steps: expect.any(Array) }) },
        ]);
      }
      expect((await get(`/vms/${vm}`)).body).toMatchObject({ status: 'down', description: '' });
    });

    it('of what would be refused is that refusal', async () => {
      expect((await wire().json('POST', '/tags?plan=true', {})).status).toBe(400);
      await addVm('taken');
      const twice = { name: 'taken', cluster: { name: 'Default' }, template: { name: 'Blank' } };
      expect((await wire().json('POST', '/vms?plan=true', twice)).status).toBe(409);
    });
  });

  describe('a fault', () => {
    const refused = async (method: string, path: string, body?: string): Promise<[number, string, string]> => {
      const answer = await wire().xml(method, path, body);
      expect(answer.headers['content-type']).toMatch(/^application\/xml/);
      expect(answer.text).toMatch(/<fault>/);
      return [answer.status, element(answer.text, 'reason') ?? '', element(answer.text, 'detail') ?? ''];
    };

    it.each([
      ['an incomplete object', '/vms', '<vm><name>x</name></vm>', 400, 'Incomplete parameters', /cluster/],
      [
        'a wrong enumeration',
        '/vms',
        '<vm><name>x</name><cluster><name>Default</name></cluster><template><name>Blank</name></template><type>nonsense</type></vm>',
        400,
        'Invalid Enum value',
        /nonsense/,
      ],
      [
        'a wrong number',
        '/vms',
        '<vm><name>x</name><cluster><name>Default</name></cluster><template><name>Blank</name></template><memory>much</memory></vm>',
        400,
        'Invalid value',
        /memory/,
      ],
      ['an unfinished document', '/vms', '<vm><name>x', 400, 'Request syntactically incorrect.', /./],
      ['another document', '/vms', '<cluster><name>x</name></cluster>', 400, 'Request syntactically incorrect.', /./],
      [
        'an unknown cluster',
        '/vms',
        '<vm><name>x</name><cluster><name>none</name></cluster><template><name>Blank</name></template></vm>',
        404,
        'Operation Failed',
        /none/,
      ],
      [
        'a duplicate name',
        '/vms',
        '<vm><name>demo-vm-00001</name><cluster><name>Default</name></cluster><template><name>Blank</name></template></vm>',
        409,
        'Operation Failed',
        /demo-vm-00001/,
      ],
      [
        'a malformed id within a body',
        '/vms',
        '<vm><name>x</name><cluster id="nonsense"/><template><name>Blank</name></template></vm>',
        400,
        'Invalid value',
        /./,
      ],
    ])('for %s has its status, reason and a sentence', async (_what, path, body, status, reason, detail) => {
      const fault = await refused('POST', path, body);
      expect(fault).toEqual([status, reason, expect.stringMatching(detail)]);
    });

    it('for what is built later has 501', async () => {
      const [status, , detail] = await refused(
        'POST',
        '/externalvmimports',
        '<external_vm_import><name>x</name></external_vm_import>',
      );
      expect([status, detail]).toEqual([501, expect.stringMatching(/\w+ \w+/)]);
    });

    it('in JSON is the fault, and once more below its name for browser consoles', async () => {
      const { status, body } = await get('/vms/00000000-0000-0000-0000-00000000abcd');
      expect(status).toBe(404);
      expect(body).toMatchObject({ reason: expect.any(String), detail: expect.any(String) });
      expect(body['fault']).toEqual({ reason: body['reason'], detail: body['detail'] });
    });

    it('changes of a duplicate name answers 409 too', async () => {
      await addVm('first-name');
      const other = await addVm('second-name');
      expect((await wire().json('PUT', `/vms/${other}`, { name: 'first-name' })).status).toBe(409);
      const tag = { name: 'twice' };
      await wire().json('POST', '/tags', tag);
      expect((await wire().json('POST', '/tags', tag)).status).toBe(409);
    });
  });
}

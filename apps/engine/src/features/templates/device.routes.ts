// NICs and graphics consoles below templates and instance types: one set of handlers for both.
import type { GraphicsConsole, Nic } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, pathText, type ApiRequest, type Binding } from '../../http/binding.ts';
import { defined } from '../../api-object.ts';
import type { Ports } from '../../ports.ts';
import { typeOfId, type GraphicsConsoleType } from '../consoles/public.ts';
import { profileOf } from '../nics/public.ts';
import { addTemplateConsole, removeTemplateConsole } from './actions/template-consoles.ts';
import { addTemplateNic, removeTemplateNic, updateTemplateNic } from './actions/template-nics.ts';
import { consolesOfTemplate, toTemplateNic, type Below } from './template.queries.ts';
import type { TemplateRow } from './template.repo.ts';

type Params = Pick<ApiRequest, 'params'>;

export interface OwnerPath {
  /** `Template` or `InstanceType`, as services begin. */
  readonly service: string;
  readonly below: Below;
  readonly kind: TemplateRow['kind'];
  readonly parameter: string;
}

export const ownerId = (ports: Ports, request: Params, owner: OwnerPath): Promise<string> =>
  ports.repos.templates.existing(pathId(request, owner.parameter, owner.kind.replace('_', ' ')), owner.kind);

export const ownerRow = async (ports: Ports, request: Params, owner: OwnerPath): Promise<TemplateRow> => {
  const id = await ownerId(ports, request, owner);
  return (await ports.repos.templates.byIds([id]))[0] ?? refuse('NOT_FOUND', { what: owner.kind, id });
};

async function fieldsOf(nic: Nic, ports: Ports, clusterId: string | null) {
  const profile =
    clusterId === null ? (nic.vnicProfile?.id ?? undefined) : await profileOf(ports.repos, nic, clusterId);
  const { name, linked, plugged } = nic;
  return defined({ name, interface: nic.interface, vnic_profile_id: profile, linked, plugged });
}

export function nicsBelow(owner: OwnerPath): Binding[] {
  const nicId = (request: Params) => pathId(request, 'nicId', 'NIC');
  const all = async (ports: Ports, request: Params): Promise<Nic[]> => {
    const nics = await ports.repos.nics.ofTemplates([await ownerId(ports, request, owner)]);
    return nics.map(nic => toTemplateNic(nic, owner.below));
  };
  const one = async (ports: Ports, request: Params, id: string): Promise<Nic> =>
    (await all(ports, request)).find(nic => nic.id === id) ?? refuse('NOT_FOUND', { what: 'NIC', id });
  const input = async (request: ApiRequest<Nic>, ports: Ports, id: string) => {
    const row = await ownerRow(ports, request, owner);
    return { id, templateId: row.id, fields: await fieldsOf(request.body, ports, row.cluster_id) };
  };
  return [
    bind(`${owner.service}NicsService`, {
      list: list(all),
      add: act(addTemplateNic, {
        input: (request: ApiRequest<Nic>, ports) => input(request, ports, ports.random.uuid()),
        answer: (ports, { id }, request) => one(ports, request, id),
      }),
    }),
    bind(`${owner.service}NicService`, {
      get: get((ports, request) => one(ports, request, nicId(request))),
      update: act(updateTemplateNic, {
        input: (request: ApiRequest<Nic>, ports) => input(request, ports, nicId(request)),
        answer: (ports, { id }, request) => one(ports, request, id),
      }),
      remove: act(removeTemplateNic, {
        input: async (request: ApiRequest, ports) => ({
          id: nicId(request),
          templateId: await ownerId(ports, request, owner),
        }),
      }),
    }),
  ];
}

export function consolesBelow(owner: OwnerPath): Binding[] {
  const all = async (ports: Ports, request: Params) =>
    consolesOfTemplate(await ownerRow(ports, request, owner), owner.below);
  const typeOf = (request: Params): GraphicsConsoleType => {
    const id = pathText(request, 'consoleId');
    return typeOfId(id) ?? refuse('NOT_FOUND', { what: 'graphics console', id: id.slice(0, 64) });
  };
  const one = async (ports: Ports, request: Params, type: GraphicsConsoleType): Promise<GraphicsConsole> =>
    (await all(ports, request)).find(console => console.protocol === type) ??
    refuse('NOT_FOUND', { what: 'graphics console', id: type });
  return [
    bind(`${owner.service}GraphicsConsolesService`, {
      list: list(all),
      add: act(addTemplateConsole, {
        input: async (request: ApiRequest<GraphicsConsole>, ports) => ({
          templateId: await ownerId(ports, request, owner),
          type: request.body.protocol ?? refuse('MISSING_VALUE', { path: 'graphics_console.protocol' }),
        }),
        answer: (ports, { type }, request) => one(ports, request, type),
      }),
    }),
    bind(`${owner.service}GraphicsConsoleService`, {
      get: get((ports, request) => one(ports, request, typeOf(request))),
      remove: act(removeTemplateConsole, {
        input: async (request: ApiRequest, ports) => ({
          templateId: await ownerId(ports, request, owner),
          type: typeOf(request),
        }),
      }),
    }),
  ];
}

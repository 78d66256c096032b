import type { Action, GraphicsConsole } from '@overt/api-types/types.gen';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import {
  act,
  bind,
  get,
  list,
  pathId,
  pathText,
  type ApiRequest,
  type FeatureRoutes,
  type Handler,
} from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { addGraphicsConsole, removeGraphicsConsole } from './actions/change-consoles.ts';
import { openFor, sealFor, setVmTicket, type SetVmTicketInput } from './actions/set-vm-ticket.ts';
import { LONGEST_VALID_SECONDS, newConsoleToken, newPassword, typeOfId, VALID_SECONDS } from './console.ts';
import type { GraphicsConsoleType } from './console.ts';
import { digestOf } from './console-ticket.repo.ts';
import { consolesOf, toConsole } from './console.queries.ts';
import { WEBSOCKET_PROXY_PREFIX } from './console-path.ts';
import { viewerFile } from './viewer-file.ts';

type Request = Pick<ApiRequest, 'params'>;
type ActionRequest = ApiRequest<Action>;

const vmIdOf = (request: Request) => pathId(request, 'vmId', 'VM');

function typeOf(request: Request): GraphicsConsoleType {
  const id = pathText(request, 'consoleId');
  return typeOfId(id) ?? refuse('NOT_FOUND', { what: 'graphics console', id: id.slice(0, 64) });
}

async function one(ports: Ports, request: ApiRequest<never>): Promise<GraphicsConsole> {
  const vm = await ports.repos.vms.require(vmIdOf(request));
  const type = typeOf(request);
  const found = consolesOf(vm, request.query.current).find(console => console.protocol === type);
  return found ?? refuse('NOT_FOUND', { what: 'graphics console', id: pathText(request, 'consoleId') });
}

/** A ticket with a password: the client's own, or a new one. */
async function ticketInput(
  ports: Ports,
  vmId: string,
  type: GraphicsConsoleType | undefined,
  given: { value?: string | undefined; expiry?: number | undefined },
  validSeconds: number,
): Promise<SetVmTicketInput> {
  const vm = await ports.repos.vms.require(vmId);
  // The old way to ask names no console: the first that runs.
  const chosen = type ?? vm.graphics?.[0]?.type ?? 'vnc';
  const password = given.value === undefined || given.value === '' ? newPassword(ports.random, chosen) : given.value;
  const seconds = given.expiry ?? validSeconds;
  refuseUnless(password.length <= 60, 'INVALID_VALUE', { path: 'ticket.value', rule: 'at most 60 characters' });
  refuseUnless(seconds >= 1 && seconds <= LONGEST_VALID_SECONDS, 'INVALID_VALUE', {
    path: 'ticket.expiry',
    rule: `1 to ${LONGEST_VALID_SECONDS} seconds`,
  });
  const sealed = sealFor(ports, vmId, password);
  return { vmId, vmName: vm.name, type: chosen, password: sealed, validSeconds: seconds, entry: null };
}

const ticket = (type: (request: Request) => GraphicsConsoleType | undefined): Handler =>
  act(setVmTicket, {
    input: (request: ActionRequest, ports) =>
      ticketInput(ports, vmIdOf(request), type(request), request.body.ticket ?? {}, VALID_SECONDS.asked),
    answer: async (ports, { password, validSeconds }, request): Promise<Action> => ({
      ticket: { value: openFor(ports, vmIdOf(request), password ?? ''), expiry: validSeconds },
    }),
  });

const connectionFile = act(setVmTicket, {
  input: (request: ApiRequest, ports) => ticketInput(ports, vmIdOf(request), typeOf(request), {}, VALID_SECONDS.file),
  async answer(ports, { password }, request): Promise<Action> {
    const vm = await ports.repos.vms.require(vmIdOf(request));
    const graphics = vm.graphics?.find(console => console.type === typeOf(request));
    if (vm.host_id === null || graphics === undefined) return refuse('VM_NOT_ON_SCREEN', { vm: vm.name });
    const text = viewerFile({
      vmId: vm.id,
      vmName: vm.name,
      graphics,
      password: openFor(ports, vm.id, password ?? ''),
      hostCommonName: `host-${vm.host_id}`,
      caPem: ports.certificates.caPem,
      engineUrl: ports.settings.publicUrl,
      token: request.token,
      administrator: request.caller.administrator,
    });
    return { remoteViewerConnectionFile: text };
  },
});

/** For clients that speak websocket to the address of the option WebSocketProxy, with this value as the path. */
const proxyTicket = act(setVmTicket, {
  async input(request: ApiRequest, ports): Promise<SetVmTicketInput> {
    const vm = await ports.repos.vms.require(vmIdOf(request));
    const token = newConsoleToken(ports.random);
    return {
      vmId: vm.id,
      vmName: vm.name,
      type: typeOf(request),
      password: null,
      validSeconds: VALID_SECONDS.browser,
      entry: { digest: digestOf(token), token: sealFor(ports, vm.id, token), userId: request.caller.userId },
    };
  },
  answer: async (ports, { token }, request): Promise<Action> => ({
    proxyTicket: { value: WEBSOCKET_PROXY_PREFIX + openFor(ports, vmIdOf(request), token ?? '') },
  }),
});

export const consoleRoutes: FeatureRoutes = {
  bindings: [
    bind('VmGraphicsConsolesService', {
      list: list(async (ports, request) =>
        consolesOf(await ports.repos.vms.require(vmIdOf(request)), request.query.current),
      ),
      add: act(addGraphicsConsole, {
        input: (request: ApiRequest<GraphicsConsole>) => ({
          vmId: vmIdOf(request),
          type: request.body.protocol ?? refuse('MISSING_VALUE', { path: 'graphics_console.protocol' }),
        }),
        answer: async (_ports, { type }, request) => toConsole(vmIdOf(request), type),
      }),
    }),
    bind('VmGraphicsConsoleService', {
      get: get(one, {
        'application/x-virt-viewer': {
          handler: connectionFile,
          text: (members: Action) => members.remoteViewerConnectionFile ?? '',
        },
      }),
      remove: act(removeGraphicsConsole, {
        input: (request: ApiRequest) => ({ vmId: vmIdOf(request), type: typeOf(request) }),
      }),
      ticket: ticket(typeOf),
      remoteViewerConnectionFile: connectionFile,
      proxyTicket,
    }),
    bind('VmService', { ticket: ticket(() => undefined) }),
  ],
  loaders: {
    children: {
      'Vm.graphicsConsoles': async (ports, vmIds, request) => {
        const vms = await ports.repos.vms.byIds(vmIds);
        return new Map(vms.map(vm => [vm.id, consolesOf(vm, request.query.current)]));
      },
    },
  },
};

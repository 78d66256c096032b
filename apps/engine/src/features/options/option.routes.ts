// Settings that clients read by name. WebSocketProxy is where this engine answers, since consoles come through it.
import type { SystemOption } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, pathText, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { SUPPORTED_VERSIONS } from '../data-centers/public.ts';

async function option(ports: Ports, name: string): Promise<SystemOption> {
  const stored =
    name === 'WebSocketProxy'
      ? [{ version: 'general', value: new URL(ports.settings.publicUrl).host }]
      : await ports.repos.system.options(name);
  const [general] = stored;
  // What the engine keeps for itself is nobody's option.
  if (general === undefined || name.startsWith('Bootstrap'))
    return refuse('NOT_FOUND', { what: 'option', id: name.slice(0, 64) });
  const byVersion = new Map(stored.map(({ version, value }) => [version, value]));
  const versions = [...SUPPORTED_VERSIONS, 'general'];
  return {
    id: name,
    name,
    values: versions.map(version => ({
      version,
      value: byVersion.get(version) ?? byVersion.get('general') ?? general.value,
    })),
  };
}

export const optionRoutes: FeatureRoutes = {
  bindings: [
    bind('SystemOptionService', { get: get((ports, request) => option(ports, pathText(request, 'optionId'))) }),
  ],
};

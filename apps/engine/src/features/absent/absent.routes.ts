// Collections of subsystems that this version does not have: there is nothing in them, and consoles that ask for all of
// them at once take an empty list better than a refusal. They do not count as built; see docs/compatibility.md.
import { absent, bind, type FeatureRoutes } from '../../http/binding.ts';

const SERVICES = [
  'EngineKatelloErrataService',
  'ExternalHostProvidersService',
  'GlusterHooksService',
  'GlusterVolumesService',
  'IscsiBondsService',
  'KatelloErrataService',
  'OpenstackImageProvidersService',
  'OpenstackNetworkProvidersService',
  'OpenstackVolumeProvidersService',
  'StorageServerConnectionsService',
] as const;

export const absentRoutes: FeatureRoutes = { bindings: SERVICES.map(service => bind(service, { list: absent })) };

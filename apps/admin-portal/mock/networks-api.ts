// Networks and vNIC profiles of the mock.
import type { VnicProfile } from '@overt/api-types/types.gen';
import { readJson } from '@overt/wire/json-reader';
import type { Answer, Ask } from './answer.ts';
import { fault } from './answer.ts';
import { newId } from './estate.ts';
import type { Estate } from './estate.ts';

export function addNetwork(estate: Estate, ask: Ask): Answer {
  const asked = readJson('Network', ask.body, { unknown: 'skip' });
  if ([...estate.networks.values()].some(one => one.name === asked.name))
    return fault(409, `A network named ${asked.name} exists already. Choose another name.`);
  const id = newId();
  estate.networks.set(id, { ...asked, id, status: 'operational' });
  if (asked.usages?.includes('vm')) addTo(estate, { name: asked.name, network: { id } });
  ask.notify('network', id, 'insert');
  return { status: 201, type: 'Network', one: { id, ...asked } };
}

export function addProfile(estate: Estate, ask: Ask): Answer {
  const asked = readJson('VnicProfile', ask.body, { unknown: 'skip' });
  const network = asked.network?.id ?? '';
  if (profilesOf(estate, network).some(one => one.name === asked.name))
    return fault(409, `The network has a vNIC profile named ${asked.name} already. Choose another name.`);
  const profile = addTo(estate, asked);
  ask.notify('vnic_profile', profile.id ?? '', 'insert');
  return { status: 201, type: 'VnicProfile', one: profile };
}

export const profilesOf = (estate: Estate, network: string | undefined): VnicProfile[] =>
  [...estate.profiles.values()].filter(one => one.network?.id === network);

function addTo(estate: Estate, profile: VnicProfile): VnicProfile {
  const id = newId();
  const network = estate.networks.get(profile.network?.id ?? '');
  const whole = { ...profile, id, network: { id: network?.id, name: network?.name } };
  estate.profiles.set(id, whole);
  return whole;
}

// Paths that oVirt's model does not have and that clients ask for all the same, e.g. `/quotas/{id}`: each stands for the place
// in the model where the object is, so that rights, links and what is below it are those of that place.
import type { Ports } from '../ports.ts';
import type { ApiPath } from './api-path.ts';
import type { FeatureRoutes } from './binding.ts';

/** The path with its beginning replaced; as it was when it is no shortcut, or the object is not there. */
export function shortcuts(features: readonly FeatureRoutes[], ports: Ports): (path: ApiPath) => Promise<ApiPath> {
  const byWord = new Map(features.flatMap(feature => Object.entries(feature.shortcuts ?? {})));
  return async path => {
    const [word = '', id = '', ...rest] = path.segments;
    const place = await byWord.get(word)?.(ports, id);
    return place === undefined ? path : { ...path, segments: [...place, ...rest] };
  };
}

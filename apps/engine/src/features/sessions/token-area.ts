// What an API token is for: areas of the API by the first word of their paths, `vms`, or `vms:read` for reading alone; pure.
// The area of an operation comes from the route table, so that a new operation is in one without anyone remembering it.
import { routes } from '@overt/api-types/routes.gen';
import { refuse } from '@overt/kernel/refusal';

/** `/vms/{vmId}/nics` -> `vms`; empty for the root. */
export const areaOf = (template: string): string => template.split('/')[1] ?? '';

const known: ReadonlySet<string> = new Set(routes.map(([, template]) => areaOf(template)).filter(area => area !== ''));

/** Refuses INVALID_VALUE for what is no area. */
export function checkAreas(areas: readonly string[]): void {
  for (const one of areas) {
    const rule = 'first words of paths of the API, as in "vms" or "vms:read"';
    if (!known.has(one.replace(/:read$/, ''))) refuse('INVALID_VALUE', { path: 'areas', rule });
  }
}

/** `areas` null: everywhere. Everybody may read the root, which names the others. */
export function covers(areas: readonly string[] | null, template: string, reads: boolean): boolean {
  if (areas === null) return true;
  const area = areaOf(template);
  return areas.includes(area) || (reads && (area === '' || areas.includes(`${area}:read`)));
}

// A VM of an instance type has its sizes: they come with the type, and nothing else may change them.
import { refuse } from '@overt/kernel/refusal';
import type { Tx } from '../../ports.ts';
import { fixedBy, refuseFixed } from '../instance-types/public.ts';
import { mergeMembers } from '../../api-object.ts';
import type { SettingsChange, VmSettings } from './vm-settings.ts';

/**
 * The change with what its instance type fixes, or the type that the VM has already (`before`). An empty id takes the type
 * away. Refuses VM_INSTANCE_TYPE_FIXES and NOT_FOUND.
 */
export async function withInstanceType(tx: Tx, change: SettingsChange, before?: VmSettings): Promise<SettingsChange> {
  const asked = change.configuration?.instanceType;
  const had = before?.configuration.instanceType?.id ?? '';
  if (asked === undefined && had === '') return change;
  if (asked?.id === '') return change;
  const id = asked?.id ?? (asked?.name === undefined ? had : await tx.templates.idOf('instance_type', asked.name));
  const [type] = id === undefined || id === '' ? [] : await tx.templates.byIds([id]);
  if (type?.kind !== 'instance_type')
    return refuse('NOT_FOUND', { what: 'instance type', id: id ?? asked?.name ?? '' });
  const settings = await tx.templates.settings(type.id);
  if (asked === undefined || before !== undefined) refuseFixed(settings, type.name, change);
  if (type.id === had) return change;
  const fixed = fixedBy(settings, type.id);
  return { ...change, ...fixed, configuration: mergeMembers(change.configuration ?? {}, fixed.configuration ?? {}) };
}

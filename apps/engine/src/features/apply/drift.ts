// What has become of the objects of a set since it was applied last.
import { sameValue, wireValue, type FieldChange } from './compare.ts';
import type { AppliedRow } from './apply.repo.ts';
import { Estate, kindOf, type ApiCall } from './estate.ts';

export interface Drift {
  readonly kind: string;
  readonly name: string;
  readonly gone: boolean;
  /** `from` is what was applied, `to` what is there now. */
  readonly fields: readonly FieldChange[];
}

export async function driftOf(rows: readonly AppliedRow[], call: ApiCall): Promise<readonly Drift[]> {
  const estate = new Estate(call);
  const found: Drift[] = [];
  for (const { kind, name, path, fields } of rows) {
    const live = await estate.at(path);
    const changed = Object.entries(fields).flatMap(([field, applied]): FieldChange[] => {
      const now = live && wireValue(live, kindOf(kind)?.fields[field]?.wire ?? '');
      return live === undefined || sameValue(now, applied) ? [] : [{ field, from: applied, to: now ?? '' }];
    });
    if (live === undefined || changed.length > 0) found.push({ kind, name, gone: live === undefined, fields: changed });
  }
  return found;
}

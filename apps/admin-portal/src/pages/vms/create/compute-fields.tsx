// Memory and CPUs, as the wizard and the dialog that changes a VM ask for them.
import { Button } from '@overt/ui-kit/button.tsx';
import { FieldRow, TextField } from '@overt/ui-kit/form-fields.tsx';
import { bytes, MIB } from '@overt/ui-kit/units.ts';
import { useText } from '../../../i18n/i18n.ts';
import type { ComputeDraft } from './draft.ts';

interface ComputeFieldsProps {
  draft: ComputeDraft;
  onChange(part: Partial<ComputeDraft>): void;
}

const sizes = [512, 1024, 2048, 4096, 8192, 16_384];

export function ComputeFields({ draft, onChange }: ComputeFieldsProps) {
  const { t, locale } = useText();
  const total = Number(draft.sockets) * Number(draft.cores) * Number(draft.threads);
  return (
    <div className="ov-stack">
      <FieldRow>
        <TextField
          label={t('create.memoryMib')}
          type="number"
          min={16}
          value={draft.memoryMib}
          onChange={memoryMib => onChange({ memoryMib })}
          help={bytes(Number(draft.memoryMib) * MIB, locale)}
          required
        />
      </FieldRow>
      <div className="ov-row ov-row--wrap">
        {sizes.map(size => (
          <Button key={size} onClick={() => onChange({ memoryMib: String(size) })}>
            {bytes(size * MIB, locale)}
          </Button>
        ))}
      </div>
      <FieldRow>
        <TextField
          label={t('create.sockets')}
          type="number"
          min={1}
          value={draft.sockets}
          onChange={sockets => onChange({ sockets })}
        />
        <TextField
          label={t('create.cores')}
          type="number"
          min={1}
          value={draft.cores}
          onChange={cores => onChange({ cores })}
        />
        <TextField
          label={t('create.threads')}
          type="number"
          min={1}
          value={draft.threads}
          onChange={threads => onChange({ threads })}
        />
      </FieldRow>
      <p role="status">{t('create.cpuTotal', { count: Number.isFinite(total) ? total : 0 })}</p>
    </div>
  );
}

import type { DiskInterface } from '@overt/api-types/types.gen';
import { CheckField, FieldRow, SelectField, TextField } from '@overt/ui-kit/form-fields.tsx';
import { bytes } from '@overt/ui-kit/units.ts';
import { useDataDomains, useDisks } from '../../../api/queries.ts';
import { useText } from '../../../i18n/i18n.ts';
import type { DiskDraft } from './draft.ts';

const interfaces: readonly DiskInterface[] = ['virtio_scsi', 'virtio', 'sata', 'ide'];

export function DiskFields({ disk, onChange }: { disk: DiskDraft; onChange(disk: DiskDraft): void }) {
  const { t, locale } = useText();
  const domains = useDataDomains();
  const free = (useDisks('number_of_vms=0 sortby alias asc', 500).data ?? []).filter(
    one => one.contentType === undefined || one.contentType === 'data',
  );
  const set = (part: Partial<DiskDraft>) => onChange({ ...disk, ...part });
  return (
    <div className="ov-stack">
      <FieldRow>
        <SelectField
          label={t('disk.kind')}
          value={disk.kind}
          options={[
            { value: 'new', label: t('disk.new') },
            { value: 'existing', label: t('disk.existing') },
          ]}
          onChange={kind => set({ kind: kind === 'existing' ? 'existing' : 'new' })}
        />
        <SelectField
          label={t('col.interface')}
          value={disk.interface}
          options={interfaces.map(one => ({ value: one, label: one.replace('_', '-') }))}
          onChange={value => set({ interface: interfaces.find(one => one === value) ?? 'virtio_scsi' })}
        />
      </FieldRow>
      {disk.kind === 'new' ? (
        <FieldRow>
          <TextField label={t('col.name')} value={disk.name} onChange={name => set({ name })} required />
          <TextField
            label={t('disk.sizeGib')}
            type="number"
            min={1}
            value={disk.sizeGib}
            onChange={sizeGib => set({ sizeGib })}
            required
          />
          <SelectField
            label={t('col.storage')}
            value={disk.storageDomain}
            options={domains.map(one => ({
              value: one.id ?? '',
              label: t('disk.domainFree', { name: one.name ?? '', size: bytes(one.available, locale) }),
            }))}
            onChange={storageDomain => set({ storageDomain })}
          />
        </FieldRow>
      ) : (
        <SelectField
          label={t('disk.existing')}
          value={disk.existing}
          options={[
            { value: '', label: t('choose') },
            ...free.map(one => ({
              value: one.id ?? '',
              label: `${one.alias ?? one.name ?? ''} (${bytes(one.provisionedSize, locale)})`,
            })),
          ]}
          help={free.length === 0 ? t('disk.noFree') : undefined}
          onChange={existing => set({ existing })}
        />
      )}
      <div className="ov-row ov-row--wide">
        {disk.kind === 'new' && (
          <CheckField label={t('disk.thinLabel')} checked={disk.thin} onChange={thin => set({ thin })} />
        )}
        <CheckField label={t('col.bootable')} checked={disk.bootable} onChange={bootable => set({ bootable })} />
      </div>
    </div>
  );
}

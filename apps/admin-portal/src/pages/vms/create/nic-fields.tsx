import type { NicInterface } from '@overt/api-types/types.gen';
import { FieldRow, SelectField, TextField } from '@overt/ui-kit/form-fields.tsx';
import { useVnicProfiles } from '../../../api/queries.ts';
import { useText } from '../../../i18n/i18n.ts';
import type { NicDraft } from './draft.ts';

const interfaces: readonly NicInterface[] = ['virtio', 'e1000e', 'e1000', 'rtl8139'];

export function NicFields({ nic, onChange }: { nic: NicDraft; onChange(nic: NicDraft): void }) {
  const { t } = useText();
  const profiles = useVnicProfiles().data ?? [];
  return (
    <FieldRow>
      <TextField label={t('col.name')} value={nic.name} onChange={name => onChange({ ...nic, name })} required />
      <SelectField
        label={t('col.profile')}
        value={nic.profile}
        options={profiles.map(one => ({
          value: one.id ?? '',
          label: `${one.name ?? ''} (${one.network?.name ?? ''})`,
        }))}
        onChange={profile => onChange({ ...nic, profile })}
      />
      <SelectField
        label={t('col.interface')}
        value={nic.interface}
        options={interfaces.map(one => ({ value: one, label: one }))}
        onChange={value => onChange({ ...nic, interface: interfaces.find(one => one === value) ?? 'virtio' })}
      />
    </FieldRow>
  );
}

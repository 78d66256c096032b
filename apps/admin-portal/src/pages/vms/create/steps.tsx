// The bodies of the wizard's steps.
import type { BootDevice } from '@overt/api-types/types.gen';
import { Button } from '@overt/ui-kit/button.tsx';
import { CheckField, FieldRow, SelectField, TextAreaField, TextField } from '@overt/ui-kit/form-fields.tsx';
import { Card } from '@overt/ui-kit/layout.tsx';
import { useClusters, useOperatingSystems, useTemplates } from '../../../api/queries.ts';
import { useText } from '../../../i18n/i18n.ts';
import { DiskFields } from './disk-fields.tsx';
import type { VmDraft } from './draft.ts';
import { BLANK, nameProblem, newDisk, newNic } from './draft.ts';
import { NicFields } from './nic-fields.tsx';

export interface StepProps {
  draft: VmDraft;
  onChange(part: Partial<VmDraft>): void;
}

export function GeneralStep({ draft, onChange }: StepProps) {
  const { t } = useText();
  const clusters = useClusters().data ?? [];
  const templates = useTemplates().data ?? [];
  const systems = useOperatingSystems().data ?? [];
  const problem = draft.name === '' ? null : nameProblem(draft.name, t);
  return (
    <div className="ov-stack">
      <TextField
        label={t('col.name')}
        value={draft.name}
        onChange={name => onChange({ name })}
        help={t('create.nameHelp')}
        error={problem}
        required
        autoFocus
      />
      <TextField
        label={t('col.description')}
        value={draft.description}
        onChange={description => onChange({ description })}
      />
      <FieldRow>
        <SelectField
          label={t('col.cluster')}
          value={draft.cluster}
          options={clusters.map(one => ({ value: one.id ?? '', label: one.name ?? '' }))}
          onChange={cluster => onChange({ cluster })}
        />
        <SelectField
          label={t('col.template')}
          value={draft.template}
          options={(templates.length > 0 ? templates : [{ id: BLANK, name: 'Blank' }]).map(one => ({
            value: one.id ?? '',
            label: one.name ?? '',
          }))}
          onChange={template => onChange({ template })}
        />
        <SelectField
          label={t('col.os')}
          value={draft.os}
          options={(systems.length > 0 ? systems : [{ name: 'other', description: t('create.otherOs') }]).map(one => ({
            value: one.name ?? '',
            label: one.description ?? one.name ?? '',
          }))}
          onChange={os => onChange({ os })}
        />
      </FieldRow>
    </div>
  );
}

export function DisksStep({ draft, onChange }: StepProps) {
  const { t } = useText();
  const { disks } = draft;
  return (
    <div className="ov-stack">
      {disks.length === 0 && <p className="ov-quiet">{t('create.noDisks')}</p>}
      {disks.map((disk, at) => (
        <Card
          key={disk.key}
          title={t('create.diskN', { number: at + 1 })}
          aside={
            <Button
              kind="link"
              icon="trash"
              onClick={() => onChange({ disks: disks.filter(one => one.key !== disk.key) })}
            >
              {t('create.takeOut')}
            </Button>
          }
        >
          <DiskFields
            disk={disk}
            onChange={next => onChange({ disks: disks.map(one => (one.key === disk.key ? next : one)) })}
          />
        </Card>
      ))}
      <div>
        <Button
          icon="plus"
          onClick={() =>
            onChange({
              disks: [
                ...disks,
                newDisk(
                  `${draft.name.trim() || 'vm'}_disk${disks.length + 1}`,
                  disks.every(one => !one.bootable),
                ),
              ],
            })
          }
        >
          {t('disk.add')}
        </Button>
      </div>
    </div>
  );
}

export function NicsStep({ draft, onChange }: StepProps) {
  const { t } = useText();
  const { nics } = draft;
  return (
    <div className="ov-stack">
      {nics.length === 0 && <p className="ov-quiet">{t('create.noNics')}</p>}
      {nics.map((nic, at) => (
        <Card
          key={nic.key}
          title={t('create.nicN', { number: at + 1 })}
          aside={
            <Button
              kind="link"
              icon="trash"
              onClick={() => onChange({ nics: nics.filter(one => one.key !== nic.key) })}
            >
              {t('create.takeOut')}
            </Button>
          }
        >
          <NicFields
            nic={nic}
            onChange={next => onChange({ nics: nics.map(one => (one.key === nic.key ? next : one)) })}
          />
        </Card>
      ))}
      <div>
        <Button icon="plus" onClick={() => onChange({ nics: [...nics, newNic(nics.length + 1)] })}>
          {t('nic.add')}
        </Button>
      </div>
    </div>
  );
}

const bootOrders: readonly (readonly BootDevice[])[] = [['hd', 'network'], ['hd'], ['cdrom', 'hd'], ['network', 'hd']];

export function BootStep({ draft, onChange }: StepProps) {
  const { t } = useText();
  return (
    <div className="ov-stack">
      <FieldRow>
        <SelectField
          label={t('vm.boot')}
          value={draft.boot.join(',')}
          options={bootOrders.map(order => ({
            value: order.join(','),
            label: order.map(device => t(`boot.${device}`)).join(' → '),
          }))}
          onChange={value => onChange({ boot: [...(bootOrders.find(order => order.join(',') === value) ?? ['hd'])] })}
        />
      </FieldRow>
      <CheckField
        label={t('vm.serial')}
        help={t('create.serialHelp')}
        checked={draft.serial}
        onChange={serial => onChange({ serial })}
      />
      <CheckField
        label={t('create.startAfter')}
        checked={draft.startAfter}
        onChange={startAfter => onChange({ startAfter })}
      />
      <CheckField
        label={t('create.cloudInit')}
        help={t('create.cloudInitHelp')}
        checked={draft.cloudInit}
        onChange={cloudInit => onChange({ cloudInit })}
      />
      {draft.cloudInit && (
        <>
          <FieldRow>
            <TextField
              label={t('create.hostName')}
              value={draft.hostName}
              placeholder={draft.name}
              onChange={hostName => onChange({ hostName })}
            />
            <TextField
              label={t('create.userName')}
              value={draft.userName}
              onChange={userName => onChange({ userName })}
              autoComplete="off"
            />
            <TextField
              label={t('create.password')}
              type="password"
              value={draft.password}
              onChange={password => onChange({ password })}
              autoComplete="new-password"
            />
          </FieldRow>
          <TextAreaField
            label={t('create.sshKeys')}
            rows={2}
            value={draft.sshKeys}
            onChange={sshKeys => onChange({ sshKeys })}
          />
          <TextAreaField
            label={t('create.script')}
            rows={4}
            value={draft.script}
            onChange={script => onChange({ script })}
          />
        </>
      )}
    </div>
  );
}

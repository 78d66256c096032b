import type { Network } from '@overt/api-types/types.gen';
import { SelectField, TextField } from '@overt/ui-kit/form-fields.tsx';
import { toast } from '@overt/ui-kit/toasts.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { engine } from '../../api/engine.ts';
import { FormDialog } from '../../form-dialog.tsx';
import { useText } from '../../i18n/i18n.ts';
import { reportFailure } from '../../vm-actions/run.ts';
import { profileProblem, toProfile } from './network-draft.ts';

export const isForVms = (network: Network): boolean => network.usages?.includes('vm') ?? false;

export function AddProfile({
  network,
  among,
  onClose,
}: {
  network: Network;
  among: readonly Network[];
  onClose(): void;
}) {
  const { t } = useText();
  const client = useQueryClient();
  const [draft, setDraft] = useState({ name: '', description: '', network: network.id ?? '' });
  const set = (part: Partial<typeof draft>) => setDraft(now => ({ ...now, ...part }));
  const add = useMutation({
    mutationFn: () => engine.networks.addProfile(toProfile(draft)),
    onSuccess: () => {
      toast({ tone: 'success', title: t('profile.added', { name: draft.name.trim() }) });
      for (const entity of ['network', 'vnic_profile']) void client.invalidateQueries({ queryKey: [entity] });
      onClose();
    },
    onError: error => reportFailure(t('profile.addFailed'), error),
  });
  return (
    <FormDialog
      title={t('profile.add')}
      verb={t('profile.add')}
      problem={profileProblem(draft, t)}
      busy={add.isPending}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <TextField label={t('col.name')} value={draft.name} onChange={name => set({ name })} required autoFocus />
      <TextField
        label={t('col.description')}
        value={draft.description}
        onChange={description => set({ description })}
      />
      <SelectField
        label={t('col.network')}
        value={draft.network}
        options={among.filter(isForVms).map(one => ({ value: one.id ?? '', label: one.name ?? '' }))}
        onChange={chosen => set({ network: chosen })}
      />
    </FormDialog>
  );
}

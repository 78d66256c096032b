import type { Cluster } from '@overt/api-types/types.gen';
import { CheckField, Choices, FieldRow, SelectField, TextField } from '@overt/ui-kit/form-fields.tsx';
import { toast } from '@overt/ui-kit/toasts.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { engine } from '../../api/engine.ts';
import { useClusters, useDataCenters } from '../../api/queries.ts';
import { FormDialog } from '../../form-dialog.tsx';
import { useText } from '../../i18n/i18n.ts';
import { reportFailure } from '../../vm-actions/run.ts';
import { mtuProblem, networkNameProblem, networkProblem, newNetwork, toNetwork, vlanProblem } from './network-draft.ts';

export function AddNetwork({ onClose }: { onClose(): void }) {
  const { t } = useText();
  const client = useQueryClient();
  const centers = useDataCenters().data ?? [];
  const [entered, setDraft] = useState(newNetwork);
  const draft = { ...entered, dataCenter: entered.dataCenter || (centers[0]?.id ?? '') };
  const clusters = (useClusters().data ?? []).filter(one => one.dataCenter?.id === draft.dataCenter);
  const set = (part: Partial<typeof draft>) => setDraft(now => ({ ...now, ...part }));
  const add = useMutation({
    mutationFn: async () => {
      const network = await engine.networks.add(toNetwork(draft));
      const wanted = clusters.filter(one => !draft.without.includes(one.id ?? ''));
      for (const cluster of wanted) await attach(cluster, network.id ?? '');
    },
    onSuccess: () => {
      toast({ tone: 'success', title: t('network.added', { name: draft.name.trim() }) });
      onClose();
    },
    onError: error => reportFailure(t('network.addFailed'), error),
    onSettled: () => {
      for (const entity of ['network', 'vnic_profile']) void client.invalidateQueries({ queryKey: [entity] });
    },
  });
  // The network is there: what failed after that does not undo it.
  const attach = (cluster: Cluster, network: string) =>
    engine.networks
      .attach(cluster.id ?? '', network)
      .catch((error: unknown) =>
        reportFailure(t('network.partFailed', { name: draft.name.trim(), cluster: cluster.name ?? '' }), error),
      );
  return (
    <FormDialog
      title={t('network.add')}
      verb={t('network.add')}
      problem={networkProblem(draft, t)}
      busy={add.isPending}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('col.name')}
        value={draft.name}
        onChange={name => set({ name })}
        error={draft.name === '' ? null : networkNameProblem(draft.name, t)}
        required
        autoFocus
      />
      <TextField
        label={t('col.description')}
        value={draft.description}
        onChange={description => set({ description })}
      />
      <FieldRow>
        <SelectField
          label={t('col.dataCenter')}
          value={draft.dataCenter}
          options={centers.map(one => ({ value: one.id ?? '', label: one.name ?? '' }))}
          onChange={dataCenter => set({ dataCenter, without: [] })}
        />
        <TextField
          label={t('col.vlan')}
          type="number"
          min={1}
          max={4094}
          value={draft.vlan}
          onChange={vlan => set({ vlan })}
          help={t('network.vlanHelp')}
          error={vlanProblem(draft.vlan, t)}
        />
        <TextField
          label={t('col.mtu')}
          type="number"
          min={68}
          max={9216}
          value={draft.mtu}
          onChange={mtu => set({ mtu })}
          help={t('network.mtuHelp')}
          error={mtuProblem(draft.mtu, t)}
        />
      </FieldRow>
      <CheckField
        label={t('network.forVms')}
        help={t('network.forVmsHelp')}
        checked={draft.forVms}
        onChange={forVms => set({ forVms })}
      />
      {clusters.length > 0 && (
        <Choices label={t('network.clusters')}>
          {clusters.map(({ id = '', name = '' }) => (
            <CheckField
              key={id}
              label={name}
              checked={!draft.without.includes(id)}
              onChange={on => set({ without: on ? draft.without.filter(one => one !== id) : [...draft.without, id] })}
            />
          ))}
        </Choices>
      )}
    </FormDialog>
  );
}

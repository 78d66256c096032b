// Changes name, description, memory and CPUs of a VM. It starts from what its next start will have, and says what waits.
import type { Vm } from '@overt/api-types/types.gen';
import { Button } from '@overt/ui-kit/button.tsx';
import { Dialog } from '@overt/ui-kit/dialog.tsx';
import { ErrorPanel, Skeletons } from '@overt/ui-kit/feedback.tsx';
import { TextField } from '@overt/ui-kit/form-fields.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import { toast } from '@overt/ui-kit/toasts.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { engine } from '../api/engine.ts';
import { troubleOf } from '../api/errors.ts';
import { keys } from '../api/keys.ts';
import { FormDialog } from '../form-dialog.tsx';
import { useText } from '../i18n/i18n.ts';
import { ComputeFields } from '../pages/vms/create/compute-fields.tsx';
import { nameProblem } from '../pages/vms/create/draft.ts';
import { isBound } from '../states/vm-states.ts';
import { reportFailure } from './run.ts';
import { changeOf, changesCompute, editOf, editProblem } from './vm-edit.ts';

interface EditVmProps {
  vm: Vm;
  onClose(): void;
}

export function EditVm({ vm, onClose }: EditVmProps) {
  const { t } = useText();
  const id = vm.id ?? '';
  const next = useQuery({
    queryKey: ['vm-edit', id],
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => engine.vms.get(id, { nextRun: true, signal }),
  });
  if (next.data) return <EditForm vm={vm} next={next.data} onClose={onClose} />;
  const trouble = next.error ? troubleOf(next.error) : null;
  return (
    <Dialog
      title={t('vm.edit', { name: vm.name ?? '' })}
      onClose={onClose}
      footer={
        <Button small={false} onClick={onClose}>
          {t('kit.close')}
        </Button>
      }
    >
      {trouble ? (
        <ErrorPanel
          title={t('list.failed', { what: t('vm.one') })}
          detail={trouble.detail}
          correlationId={trouble.correlationId}
          onRetry={() => void next.refetch()}
        />
      ) : (
        <Skeletons lines={6} />
      )}
    </Dialog>
  );
}

function EditForm({ vm, next, onClose }: EditVmProps & { next: Vm }) {
  const { t } = useText();
  const client = useQueryClient();
  const id = vm.id ?? '';
  const [before] = useState(() => editOf(next));
  const [edit, setEdit] = useState(before);
  const save = useMutation({
    mutationFn: async () => {
      const change = changeOf(before, edit);
      if (change) await engine.vms.update(id, change);
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.one('vm', id) });
      toast({ tone: 'success', title: t('vm.edited', { name: edit.name }) });
      onClose();
    },
    onError: error => reportFailure(t('vm.editFailed', { name: before.name }), error),
  });
  const set = (part: Partial<typeof edit>) => setEdit(now => ({ ...now, ...part }));
  return (
    <FormDialog
      title={t('vm.edit', { name: before.name })}
      verb={t('vm.save')}
      problem={editProblem(edit, t)}
      busy={save.isPending}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('col.name')}
        value={edit.name}
        onChange={name => set({ name })}
        help={t('create.nameHelp')}
        error={nameProblem(edit.name, t)}
        required
        autoFocus
      />
      <TextField label={t('col.description')} value={edit.description} onChange={description => set({ description })} />
      <ComputeFields draft={edit} onChange={set} />
      {isBound(vm.status) && changesCompute(before, edit) && (
        <div role="status">
          <StateLabel face={{ tone: 'info', icon: 'info' }} word={t('vm.editWaits')} />
        </div>
      )}
    </FormDialog>
  );
}

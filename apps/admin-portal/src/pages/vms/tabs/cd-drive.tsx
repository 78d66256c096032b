// The CD drive of a VM: what lies in it, to eject it, or to put an ISO image in. While the VM runs, that is its tray; what its
// next starts find there is another thing, and is shown when it differs.
import type { Vm } from '@overt/api-types/types.gen';
import { Button } from '@overt/ui-kit/button.tsx';
import { CheckField, SelectField } from '@overt/ui-kit/form-fields.tsx';
import { Card, Facts } from '@overt/ui-kit/layout.tsx';
import { toast } from '@overt/ui-kit/toasts.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { engine } from '../../../api/engine.ts';
import { keys } from '../../../api/keys.ts';
import { useDisks, useVmCd } from '../../../api/queries.ts';
import { FormDialog } from '../../../form-dialog.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { isRunning, takesCdNow } from '../../../states/vm-states.ts';
import { reportFailure } from '../../../vm-actions/run.ts';

const useImages = () => useDisks('disk_content_type=iso sortby alias asc', 500).data ?? [];

function useChangeCd(vm: Vm, onDone: () => void) {
  const { t } = useText();
  const client = useQueryClient();
  const id = vm.id ?? '';
  const name = vm.name ?? '';
  return useMutation({
    mutationFn: async ({ disk, now, later }: { disk: string | null; now: boolean; later: boolean }) => {
      if (now) await engine.vms.changeCd(id, disk, true);
      if (later) await engine.vms.changeCd(id, disk, false);
    },
    onSuccess: (_, { disk }) => {
      toast({ tone: 'success', title: t(disk === null ? 'cd.ejected' : 'cd.inserted', { name }) });
      onDone();
    },
    onError: error => reportFailure(t('cd.failed'), error),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.one('vm', id, 'cd') }),
  });
}

export function CdDrive({ vm }: { vm: Vm }) {
  const { t } = useText();
  const id = vm.id ?? '';
  const running = isRunning(vm.status);
  const next = useVmCd(id, false).data;
  const tray = useVmCd(id, true, running).data;
  const images = useImages();
  const [choosing, setChoosing] = useState(false);
  const change = useChangeCd(vm, () => setChoosing(false));
  const shown = running ? tray : next;
  const nameOf = (disk: string | undefined) =>
    disk ? (images.find(one => one.id === disk)?.alias ?? disk) : t('cd.empty');
  const differs = running && tray && next && (tray.file?.id ?? '') !== (next.file?.id ?? '');
  const notNow = running && !takesCdNow(vm.status) ? t('cd.notNow') : null;
  return (
    <Card
      title={t('cd.title')}
      aside={
        <span className="ov-row">
          <Button disabledReason={notNow} onClick={() => notNow === null && setChoosing(true)}>
            {t('cd.change')}
          </Button>
          <Button
            disabledReason={notNow ?? (shown?.file?.id ? null : t('cd.ejectNothing'))}
            busy={change.isPending && !choosing}
            onClick={() =>
              notNow === null && shown?.file?.id && change.mutate({ disk: null, now: running, later: !running })
            }
          >
            {t('cd.eject')}
          </Button>
        </span>
      }
    >
      <Facts
        facts={[
          [running ? t('cd.now') : t('cd.next'), shown ? nameOf(shown.file?.id) : '–'],
          ...(differs ? [[t('cd.next'), nameOf(next.file?.id)] as const] : []),
        ]}
      />
      {choosing && (
        <ChooseCd
          vm={vm}
          running={running}
          busy={change.isPending}
          onChoose={(disk, later) => change.mutate({ disk, now: running, later: later || !running })}
          onClose={() => setChoosing(false)}
        />
      )}
    </Card>
  );
}

interface ChooseCdProps {
  vm: Vm;
  running: boolean;
  busy: boolean;
  onChoose(disk: string, later: boolean): void;
  onClose(): void;
}

function ChooseCd({ vm, running, busy, onChoose, onClose }: ChooseCdProps) {
  const { t } = useText();
  const images = useImages();
  const [disk, setDisk] = useState('');
  const [later, setLater] = useState(false);
  return (
    <FormDialog
      title={`${t('cd.change')}: ${vm.name ?? ''}`}
      verb={t('cd.insert')}
      problem={disk === '' ? t('cd.chooseImage') : null}
      busy={busy}
      onSubmit={() => onChoose(disk, later)}
      onClose={onClose}
    >
      <SelectField
        label={t('cd.image')}
        value={disk}
        options={[
          { value: '', label: t('choose') },
          ...images.map(one => ({ value: one.id ?? '', label: one.alias ?? one.name ?? '' })),
        ]}
        help={images.length === 0 ? t('cd.noImages') : undefined}
        onChange={setDisk}
      />
      {running && <CheckField label={t('cd.alsoNext')} checked={later} onChange={setLater} />}
    </FormDialog>
  );
}

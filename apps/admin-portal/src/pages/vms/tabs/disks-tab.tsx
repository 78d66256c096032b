import type { DiskAttachment, Vm } from '@overt/api-types/types.gen';
import { Button } from '@overt/ui-kit/button.tsx';
import { Confirm, Dialog } from '@overt/ui-kit/dialog.tsx';
import { EmptyState } from '@overt/ui-kit/feedback.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import type { Column } from '@overt/ui-kit/table/columns.ts';
import { DataTable } from '@overt/ui-kit/table/data-table.tsx';
import { toast } from '@overt/ui-kit/toasts.tsx';
import { bytes } from '@overt/ui-kit/units.ts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { engine } from '../../../api/engine.ts';
import { useVmDisks } from '../../../api/queries.ts';
import type { Translate } from '../../../i18n/i18n.ts';
import { useText } from '../../../i18n/i18n.ts';
import { stateWord } from '../../../i18n/state-words.ts';
import { faceOf } from '../../../states/other-states.ts';
import { isRunning } from '../../../states/vm-states.ts';
import { reportFailure } from '../../../vm-actions/run.ts';
import { CdDrive } from './cd-drive.tsx';
import { DiskFields } from '../create/disk-fields.tsx';
import { diskProblem, diskWithDefaults, newDisk, toAttachment } from '../create/draft.ts';
import { useDefaults } from '../create/use-defaults.ts';

function columns(t: Translate, locale: string): Column<DiskAttachment>[] {
  const text = (
    id: string,
    header: string,
    width: number,
    of: (one: DiskAttachment) => string,
    align?: 'end',
  ): Column<DiskAttachment> => ({ id, header, width, text: of, cell: of, ...(align ? { align } : {}) });
  return [
    text('name', t('col.name'), 220, one => one.disk?.alias ?? one.disk?.name ?? ''),
    {
      id: 'status',
      header: t('col.state'),
      width: 120,
      text: one => stateWord(one.disk?.status),
      cell: one => <StateLabel face={faceOf(one.disk?.status)} word={stateWord(one.disk?.status)} />,
    },
    text('size', t('col.size'), 100, one => bytes(one.disk?.provisionedSize, locale), 'end'),
    text('actual', t('col.actualSize'), 100, one => bytes(one.disk?.actualSize, locale), 'end'),
    text('interface', t('col.interface'), 110, one => one.interface ?? ''),
    text('format', t('col.format'), 90, one => (one.disk?.format === 'cow' ? 'qcow2' : (one.disk?.format ?? ''))),
    text('allocation', t('col.allocation'), 110, one => t(one.disk?.sparse ? 'disk.thin' : 'disk.full')),
    text('bootable', t('col.bootable'), 90, one => t(one.bootable ? 'yes' : 'no')),
    text('active', t('col.plugged'), 90, one => t(one.active ? 'yes' : 'no')),
  ];
}

export function DisksTab({ vm }: { vm: Vm }) {
  const { t, locale } = useText();
  const id = vm.id ?? '';
  const { data = [], isPending, refetch } = useVmDisks(id);
  const [adding, setAdding] = useState(false);
  const [detaching, setDetaching] = useState<DiskAttachment | null>(null);
  const detach = useMutation({
    mutationFn: (one: DiskAttachment) => engine.vms.detachDisk(id, one.id ?? ''),
    onError: error => reportFailure(t('disk.detachFailed'), error),
    onSettled: () => {
      setDetaching(null);
      void refetch();
    },
  });
  return (
    <div className="ov-stack">
      <CdDrive vm={vm} />
      <div className="ov-row">
        <Button icon="plus" onClick={() => setAdding(true)}>
          {t('disk.add')}
        </Button>
      </div>
      <DataTable
        id="vm-disks"
        main
        label={t('vm.tab.disks')}
        columns={columns(t, locale)}
        rowCount={isPending ? 2 : data.length}
        rowAt={at => data[at]}
        rowId={one => one.id ?? ''}
        rowName={one => one.disk?.alias ?? ''}
        actions={one => [
          {
            id: 'detach',
            label: t('disk.detach'),
            icon: 'close',
            disabledReason: isRunning(vm.status) && one.bootable ? t('disk.bootableRuns') : null,
            run: () => setDetaching(one),
          },
        ]}
        empty={
          <EmptyState
            icon="disk"
            title={t('disk.none')}
            actions={
              <Button kind="primary" onClick={() => setAdding(true)}>
                {t('disk.add')}
              </Button>
            }
          >
            {t('disk.noneBody')}
          </EmptyState>
        }
      />
      {adding && (
        <AddDisk vm={vm} first={data.length === 0} onClose={() => setAdding(false)} onDone={() => void refetch()} />
      )}
      {detaching && (
        <Confirm
          title={t('disk.detachTitle', { name: detaching.disk?.alias ?? '', vm: vm.name ?? '' })}
          verb={t('disk.detach')}
          busy={detach.isPending}
          onClose={() => setDetaching(null)}
          onConfirm={() => detach.mutate(detaching)}
        >
          <p>{t('disk.detachBody')}</p>
        </Confirm>
      )}
    </div>
  );
}

function AddDisk({ vm, first, onClose, onDone }: { vm: Vm; first: boolean; onClose(): void; onDone(): void }) {
  const { t } = useText();
  const [entered, setDisk] = useState(() => newDisk(`${vm.name ?? ''}_disk`, first));
  const disk = diskWithDefaults(entered, useDefaults());
  const add = useMutation({
    mutationFn: () => engine.vms.addDisk(vm.id ?? '', toAttachment(disk)),
    onSuccess: () => {
      toast({ tone: 'success', title: t('disk.adding', { name: disk.name }) });
      onDone();
      onClose();
    },
    onError: error => reportFailure(t('disk.addFailed'), error),
  });
  const problem = diskProblem(disk, t);
  return (
    <Dialog
      title={t('disk.addTo', { name: vm.name ?? '' })}
      onClose={onClose}
      footer={
        <>
          <Button
            kind="primary"
            small={false}
            busy={add.isPending}
            disabledReason={problem}
            onClick={() => problem === null && add.mutate()}
          >
            {t('disk.add')}
          </Button>
          <Button kind="link" small={false} onClick={onClose}>
            {t('kit.cancel')}
          </Button>
        </>
      }
    >
      <DiskFields disk={disk} onChange={setDisk} />
    </Dialog>
  );
}

import type { Nic, Vm } from '@overt/api-types/types.gen';
import { Button } from '@overt/ui-kit/button.tsx';
import { CopyText } from '@overt/ui-kit/copy-text.tsx';
import { Dialog } from '@overt/ui-kit/dialog.tsx';
import { EmptyState } from '@overt/ui-kit/feedback.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import type { Column } from '@overt/ui-kit/table/columns.ts';
import { DataTable } from '@overt/ui-kit/table/data-table.tsx';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { engine } from '../../../api/engine.ts';
import { useVmNics } from '../../../api/queries.ts';
import type { Translate } from '../../../i18n/i18n.ts';
import { useText } from '../../../i18n/i18n.ts';
import { isRunning } from '../../../states/vm-states.ts';
import { reportFailure } from '../../../vm-actions/run.ts';
import { newNic, nicWithDefaults, toNic } from '../create/draft.ts';
import { NicFields } from '../create/nic-fields.tsx';
import { useDefaults } from '../create/use-defaults.ts';

function columns(t: Translate): Column<Nic>[] {
  const text = (id: string, header: string, width: number, of: (nic: Nic) => string): Column<Nic> => ({
    id,
    header,
    width,
    text: of,
    cell: of,
  });
  const addresses = (nic: Nic) =>
    (nic.reportedDevices ?? [])
      .flatMap(device => device.ips ?? [])
      .map(ip => ip.address ?? '')
      .join(', ');
  return [
    text('name', t('col.name'), 120, nic => nic.name ?? ''),
    {
      id: 'link',
      header: t('col.link'),
      width: 120,
      text: nic => t(nic.linked === false ? 'nic.down' : 'nic.up'),
      cell: nic => (
        <StateLabel
          face={nic.linked === false ? { tone: 'off', icon: 'off' } : { tone: 'success', icon: 'ok' }}
          word={t(nic.linked === false ? 'nic.down' : 'nic.up')}
        />
      ),
    },
    text('profile', t('col.profile'), 150, nic => nic.vnicProfile?.name ?? '–'),
    text('network', t('col.network'), 150, nic => nic.vnicProfile?.network?.name ?? nic.network?.name ?? '–'),
    {
      id: 'mac',
      header: t('col.mac'),
      width: 190,
      text: nic => nic.mac?.address ?? '',
      cell: nic => <CopyText text={nic.mac?.address ?? '–'} />,
    },
    text('address', t('col.address'), 180, addresses),
    text('interface', t('col.interface'), 110, nic => nic.interface ?? ''),
    text('plugged', t('col.plugged'), 90, nic => t(nic.plugged === false ? 'no' : 'yes')),
  ];
}

export function NicsTab({ vm }: { vm: Vm }) {
  const { t } = useText();
  const id = vm.id ?? '';
  const { data = [], isPending, refetch } = useVmNics(id);
  const [adding, setAdding] = useState(false);
  const remove = useMutation({
    mutationFn: (nic: Nic) => engine.vms.removeNic(id, nic.id ?? ''),
    onError: error => reportFailure(t('nic.removeFailed'), error),
    onSettled: () => void refetch(),
  });
  return (
    <div className="ov-stack">
      <div className="ov-row">
        <Button icon="plus" onClick={() => setAdding(true)}>
          {t('nic.add')}
        </Button>
      </div>
      <DataTable
        id="vm-nics"
        main
        label={t('vm.tab.nics')}
        columns={columns(t)}
        rowCount={isPending ? 1 : data.length}
        rowAt={at => data[at]}
        rowId={nic => nic.id ?? ''}
        rowName={nic => nic.name ?? ''}
        actions={nic => [
          {
            id: 'remove',
            label: t('nic.remove'),
            icon: 'trash',
            danger: true,
            disabledReason: isRunning(vm.status) && nic.plugged !== false ? t('nic.removeRuns') : null,
            run: () => remove.mutate(nic),
          },
        ]}
        empty={
          <EmptyState
            icon="network"
            title={t('nic.none')}
            actions={
              <Button kind="primary" onClick={() => setAdding(true)}>
                {t('nic.add')}
              </Button>
            }
          >
            {t('nic.noneBody')}
          </EmptyState>
        }
      />
      {adding && <AddNic vm={vm} count={data.length} onClose={() => setAdding(false)} onDone={() => void refetch()} />}
    </div>
  );
}

function AddNic({ vm, count, onClose, onDone }: { vm: Vm; count: number; onClose(): void; onDone(): void }) {
  const { t } = useText();
  const [entered, setNic] = useState(() => newNic(count + 1));
  const nic = nicWithDefaults(entered, useDefaults());
  const add = useMutation({
    mutationFn: () => engine.vms.addNic(vm.id ?? '', toNic(nic)),
    onSuccess: () => {
      onDone();
      onClose();
    },
    onError: error => reportFailure(t('nic.addFailed'), error),
  });
  return (
    <Dialog
      title={t('nic.addTo', { name: vm.name ?? '' })}
      onClose={onClose}
      footer={
        <>
          <Button
            kind="primary"
            small={false}
            busy={add.isPending}
            disabled={nic.name.trim() === ''}
            onClick={() => add.mutate()}
          >
            {t('nic.add')}
          </Button>
          <Button kind="link" small={false} onClick={onClose}>
            {t('kit.cancel')}
          </Button>
        </>
      }
    >
      <NicFields nic={nic} onChange={setNic} />
    </Dialog>
  );
}

// Devices of one host that a VM is given while it runs there. Who adds the first one also says which host that is.
import type { HostDevice, Vm } from '@overt/api-types/types.gen';
import { Button } from '@overt/ui-kit/button.tsx';
import { Dialog } from '@overt/ui-kit/dialog.tsx';
import { EmptyState } from '@overt/ui-kit/feedback.tsx';
import { SelectField } from '@overt/ui-kit/form-fields.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import type { Column } from '@overt/ui-kit/table/columns.ts';
import { DataTable } from '@overt/ui-kit/table/data-table.tsx';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { engine } from '../../../api/engine.ts';
import { useHostDevices, useHosts, useVmHostDevices } from '../../../api/queries.ts';
import type { Translate } from '../../../i18n/i18n.ts';
import { useText } from '../../../i18n/i18n.ts';
import { reportFailure } from '../../../vm-actions/run.ts';

const KINDS: readonly string[] = ['pci', 'usb_device', 'scsi'];

const productOf = ({ vendor, product }: HostDevice): string =>
  [vendor?.name ?? vendor?.id, product?.name ?? product?.id].filter(text => text !== undefined).join(' ');

function columns(t: Translate): Column<HostDevice>[] {
  const text = (id: string, header: string, width: number, of: (device: HostDevice) => string): Column<HostDevice> => ({
    id,
    header,
    width,
    text: of,
    cell: of,
  });
  return [
    text('name', t('col.name'), 190, device => device.name ?? ''),
    text('capability', t('hostDevice.capability'), 110, device => device.capability ?? ''),
    text('product', t('hostDevice.product'), 280, productOf),
    text('driver', t('hostDevice.driver'), 110, device => device.driver ?? '–'),
    text('iommu', t('hostDevice.iommu'), 120, device => String(device.iommuGroup ?? '–')),
    {
      id: 'placeholder',
      header: t('hostDevice.placeholder'),
      width: 150,
      text: device => t(device.placeholder === true ? 'yes' : 'no'),
      cell: device =>
        device.placeholder === true ? (
          <StateLabel face={{ tone: 'off', icon: 'info' }} word={t('yes')} title={t('hostDevice.placeholderHelp')} />
        ) : (
          t('no')
        ),
    },
  ];
}

export function HostDevicesTab({ vm }: { vm: Vm }) {
  const { t } = useText();
  const id = vm.id ?? '';
  const { data = [], isPending, refetch } = useVmHostDevices(id);
  const [adding, setAdding] = useState(false);
  const notNow = vm.status === 'down' ? null : t('hostDevice.down');
  const remove = useMutation({
    mutationFn: (device: HostDevice) => engine.vms.removeHostDevice(id, device.id ?? ''),
    onError: error => reportFailure(t('hostDevice.removeFailed'), error),
    onSettled: () => void refetch(),
  });
  const add = (
    <Button icon="plus" disabledReason={notNow} onClick={() => notNow === null && setAdding(true)}>
      {t('hostDevice.add')}
    </Button>
  );
  return (
    <div className="ov-stack">
      <div className="ov-row">{add}</div>
      <DataTable
        id="vm-host-devices"
        main
        label={t('vm.tab.host-devices')}
        columns={columns(t)}
        rowCount={isPending ? 1 : data.length}
        rowAt={at => data[at]}
        rowId={device => device.id ?? ''}
        rowName={device => device.name ?? ''}
        actions={device => [
          {
            id: 'remove',
            label: t('hostDevice.remove'),
            icon: 'trash',
            danger: true,
            disabledReason: notNow,
            run: () => remove.mutate(device),
          },
        ]}
        empty={
          <EmptyState icon="host" title={t('hostDevice.none')} actions={add}>
            {t('hostDevice.noneBody')}
          </EmptyState>
        }
      />
      {adding && <AddHostDevice vm={vm} has={data} onClose={() => setAdding(false)} onDone={() => void refetch()} />}
    </div>
  );
}

interface AddProps {
  readonly vm: Vm;
  readonly has: readonly HostDevice[];
  onClose(): void;
  onDone(): void;
}

function AddHostDevice({ vm, has, onClose, onDone }: AddProps) {
  const { t } = useText();
  const bound = vm.placementPolicy?.hosts ?? [];
  const fixed = bound.length === 1 ? (bound[0]?.id ?? '') : '';
  const [chosen, setChosen] = useState('');
  const [device, setDevice] = useState('');
  const hosts = (useHosts().data ?? []).filter(host => host.cluster?.id === vm.cluster?.id);
  const hostId = fixed !== '' ? fixed : chosen !== '' ? chosen : (hosts[0]?.id ?? '');
  const taken = new Set(has.filter(one => one.placeholder !== true).map(one => one.name));
  const devices = (useHostDevices(hostId).data ?? []).filter(
    one => KINDS.includes(one.capability ?? '') && !taken.has(one.name),
  );
  const name = devices.some(one => one.name === device) ? device : (devices[0]?.name ?? '');
  const add = useMutation({
    mutationFn: async () => {
      const id = vm.id ?? '';
      if (fixed === '') await engine.vms.update(id, { placementPolicy: { hosts: [{ id: hostId }] } });
      return engine.vms.addHostDevice(id, name);
    },
    onSuccess: () => {
      onDone();
      onClose();
    },
    onError: error => reportFailure(t('hostDevice.addFailed'), error),
  });
  return (
    <Dialog
      title={t('hostDevice.addTo', { name: vm.name ?? '' })}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" small={false} busy={add.isPending} disabled={name === ''} onClick={() => add.mutate()}>
            {t('hostDevice.add')}
          </Button>
          <Button kind="link" small={false} onClick={onClose}>
            {t('kit.cancel')}
          </Button>
        </>
      }
    >
      <SelectField
        label={t('hostDevice.host')}
        help={t('hostDevice.hostHelp')}
        value={hostId}
        disabled={fixed !== ''}
        options={hosts.map(host => ({ value: host.id ?? '', label: host.name ?? '' }))}
        onChange={setChosen}
      />
      <SelectField
        label={t('hostDevice.device')}
        help={t('hostDevice.deviceHelp')}
        value={name}
        options={devices.map(one => ({ value: one.name ?? '', label: `${one.name ?? ''} ${productOf(one)}`.trim() }))}
        onChange={setDevice}
      />
    </Dialog>
  );
}

// The dialogs about VMs. A destructive one names what dies with it; the default keeps the data.
import { Button } from '@overt/ui-kit/button.tsx';
import { Confirm, Dialog } from '@overt/ui-kit/dialog.tsx';
import { CheckField } from '@overt/ui-kit/form-fields.tsx';
import { Progress } from '@overt/ui-kit/feedback.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import { bytes } from '@overt/ui-kit/units.ts';
import type { Vm } from '@overt/api-types/types.gen';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { engine } from '../api/engine.ts';
import { troubleOf } from '../api/errors.ts';
import { useVmDisks } from '../api/queries.ts';
import { useText } from '../i18n/i18n.ts';
import { paths } from '../paths.ts';
import { faceOf } from '../states/other-states.ts';
import type { ItemResult } from './dialog-store.ts';
import { vmDialog } from './dialog-store.ts';
import { EditVm } from './edit-vm.tsx';
import { PlanView } from './plan-view.tsx';
import { reportFailure, runOnVms } from './run.ts';
import { troubleBody } from './trouble-body.tsx';

const close = () => vmDialog.set(null);
const names = (vms: readonly Vm[]) =>
  vms
    .slice(0, 8)
    .map(vm => vm.name)
    .join(', ') + (vms.length > 8 ? ` … (${vms.length})` : '');

export function ActiveDialog() {
  const open = useSyncExternalStore(vmDialog.subscribe, vmDialog.get);
  if (open === null) return null;
  if (open.kind === 'confirm') return <ConfirmForce verb={open.verb} vms={open.vms} />;
  if (open.kind === 'remove') return <RemoveVms vms={open.vms} />;
  if (open.kind === 'edit') return <EditVm vm={open.vm} onClose={close} />;
  if (open.kind === 'plan') return <StartPlan vm={open.vm} />;
  return <Results title={open.title} results={open.results} total={open.total} />;
}

function ConfirmForce({ verb, vms }: { verb: 'stop' | 'reset'; vms: readonly Vm[] }) {
  const { t } = useText();
  return (
    <Confirm
      title={t(`vm.confirm.${verb}`, { count: vms.length, name: names(vms) })}
      verb={t(`vm.action.${verb}`)}
      danger
      onClose={close}
      onConfirm={() => {
        close();
        void runOnVms(vms, verb);
      }}
    >
      <p>{t(`vm.confirmBody.${verb}`)}</p>
      {vms.length > 1 && <p className="ov-quiet">{names(vms)}</p>}
    </Confirm>
  );
}

function RemoveVms({ vms }: { vms: readonly Vm[] }) {
  const { t, locale } = useText();
  const go = useNavigate();
  const { pathname } = useLocation();
  const [withDisks, setWithDisks] = useState(false);
  const first = vms[0];
  const single = vms.length === 1 ? first : undefined;
  const disks = useVmDisks(first?.id ?? '').data ?? [];
  const size = disks.reduce((sum, one) => sum + (one.disk?.provisionedSize ?? 0), 0);
  const name = single?.name ?? String(vms.length);
  return (
    <Confirm
      title={t('vm.confirm.remove', { count: vms.length, name: names(vms) })}
      verb={t('vm.action.remove')}
      danger
      {...(withDisks ? { typeName: { name, label: t('vm.typeName', { name }) } } : {})}
      onClose={close}
      onConfirm={() => {
        close();
        void runOnVms(vms, 'remove', withDisks).then(done => {
          if (done && single?.id && pathname.includes(single.id)) void go(paths.vms());
        });
      }}
    >
      <p>
        {single
          ? t('vm.removeBody', { count: disks.length, size: bytes(size, locale) })
          : t('vm.removeManyBody', { names: names(vms) })}
      </p>
      <CheckField
        label={t('vm.removeDisks')}
        help={t('vm.removeDisksHelp')}
        checked={withDisks}
        onChange={setWithDisks}
      />
    </Confirm>
  );
}

function StartPlan({ vm }: { vm: Vm }) {
  const { t } = useText();
  const plan = useQuery({
    queryKey: ['plan', 'start', vm.id],
    staleTime: 0,
    gcTime: 0,
    queryFn: () => engine.vms.planStart(vm.id ?? ''),
  });
  const start = useMutation({
    mutationFn: () => runOnVms([vm], 'start'),
    onSuccess: close,
    onError: error => reportFailure(t('vm.refused', { action: t('vm.action.start'), name: vm.name ?? '' }), error),
  });
  return (
    <Dialog
      title={t('plan.ofStart', { name: vm.name ?? '' })}
      onClose={close}
      footer={
        <>
          <Button
            kind="primary"
            small={false}
            disabled={!plan.data}
            busy={start.isPending}
            onClick={() => start.mutate()}
          >
            {t('vm.action.start')}
          </Button>
          <Button kind="link" small={false} onClick={close}>
            {t('kit.cancel')}
          </Button>
        </>
      }
    >
      <PlanView plan={plan.data} error={plan.error} onRetry={() => void plan.refetch()} />
    </Dialog>
  );
}

function Results({ title, results, total }: { title: string; results: readonly ItemResult[]; total: number }) {
  const { t } = useText();
  const failed = results.filter(one => one.error !== null);
  return (
    <Dialog
      title={title}
      onClose={close}
      footer={
        <Button small={false} onClick={close}>
          {t('kit.close')}
        </Button>
      }
    >
      <div className="ov-stack">
        <Progress value={(results.length / total) * 100} failed={failed.length > 0} label={title} />
        <p role="status">
          {t('vm.bulkResult', {
            good: results.length - failed.length,
            bad: failed.length,
            left: total - results.length,
          })}
        </p>
        <ul className="ov-list">
          {[...failed, ...results.filter(one => one.error === null)].map(one => (
            <li key={one.id}>
              <StateLabel face={faceOf(one.error === null ? 'finished' : 'failed')} word={one.name} />
              {one.error !== null && <span className="ov-grow">{troubleBody(troubleOf(one.error))}</span>}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

// The wizard that creates a VM. Its last step is the engine's own plan for what was entered.
import { PageHead } from '@overt/ui-kit/layout.tsx';
import { Facts } from '@overt/ui-kit/layout.tsx';
import { toast } from '@overt/ui-kit/toasts.tsx';
import { bytes, MIB } from '@overt/ui-kit/units.ts';
import { Wizard } from '@overt/ui-kit/wizard.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { engine } from '../../../api/engine.ts';
import { useText } from '../../../i18n/i18n.ts';
import type { WizardStepId } from '../../../paths.ts';
import { paths, wizardSteps } from '../../../paths.ts';
import { PlanView } from '../../../vm-actions/plan-view.tsx';
import { reportFailure, runOnVms } from '../../../vm-actions/run.ts';
import { ComputeFields } from './compute-fields.tsx';
import { createVm } from './create-vm.ts';
import type { VmDraft } from './draft.ts';
import { computeProblem, disksProblem, nameProblem, newDraft, nicsProblem, toVm, withDefaults } from './draft.ts';
import { BootStep, DisksStep, GeneralStep, NicsStep } from './steps.tsx';
import { useDefaults } from './use-defaults.ts';

export function CreateVmPage() {
  const { t } = useText();
  const go = useNavigate();
  const [params] = useSearchParams();
  const [entered, setDraft] = useState(newDraft);
  const draft = withDefaults(entered, useDefaults());
  const onChange = (part: Partial<VmDraft>) => setDraft(now => ({ ...now, ...part }));

  const step: WizardStepId = wizardSteps.find(one => one === params.get('step')) ?? 'general';
  const problems = {
    general: nameProblem(draft.name, t) ?? (draft.cluster === '' ? t('create.noCluster') : null),
    compute: computeProblem(draft, t),
    disks: disksProblem(draft, t),
    nics: nicsProblem(draft, t),
    boot: null,
    plan: null,
  };
  const ready = Object.values(problems).every(problem => problem === null);
  const create = useMutation({
    mutationFn: () => createVm(draft),
    onSuccess: ({ vm, failures }) => {
      toast({ tone: 'success', title: t('create.done', { name: draft.name }) });
      for (const { what, error } of failures) reportFailure(t('create.partFailed', { what }), error);
      if (draft.startAfter && failures.length === 0) void runOnVms([vm], 'start');
      void go(paths.vm(vm.id ?? ''));
    },
    onError: error => reportFailure(t('create.failed', { name: draft.name }), error),
  });
  const fields = { draft, onChange };
  const bodies = {
    general: <GeneralStep {...fields} />,
    compute: <ComputeFields {...fields} />,
    disks: <DisksStep {...fields} />,
    nics: <NicsStep {...fields} />,
    boot: <BootStep {...fields} />,
    plan: <PlanStep draft={draft} ready={ready} />,
  };
  return (
    <>
      <PageHead crumb={<Link to={paths.vms()}>{t('nav.vms')}</Link>} title={t('create.vm')} />
      <Wizard
        label={t('create.vm')}
        steps={wizardSteps.map(id => ({ id, title: t(`create.step.${id}`), problem: problems[id], body: bodies[id] }))}
        current={step}
        onStep={id => void go(paths.createVm(wizardSteps.find(one => one === id) ?? 'general'))}
        finish={t(draft.startAfter ? 'create.finishStart' : 'create.finish')}
        busy={create.isPending}
        onFinish={() => create.mutate()}
        onCancel={() => void go(paths.vms())}
      />
    </>
  );
}

function PlanStep({ draft, ready }: { draft: VmDraft; ready: boolean }) {
  const { t, locale } = useText();
  const vm = toVm(draft);
  const plan = useQuery({
    queryKey: ['plan', 'create', JSON.stringify(vm)],
    enabled: ready,
    staleTime: 0,
    gcTime: 0,
    queryFn: () => engine.vms.planAdd(vm),
  });
  return (
    <div className="ov-stack">
      <Facts
        facts={[
          [t('col.name'), draft.name || '–'],
          [t('col.cpus'), String(Number(draft.sockets) * Number(draft.cores) * Number(draft.threads))],
          [t('col.memory'), bytes(Number(draft.memoryMib) * MIB, locale)],
          [
            t('vm.tab.disks'),
            draft.disks
              .map(disk => (disk.kind === 'new' ? `${disk.name} (${disk.sizeGib} GiB)` : t('disk.existing')))
              .join(', ') || t('none'),
          ],
          [t('vm.tab.nics'), draft.nics.map(nic => nic.name).join(', ') || t('none')],
        ]}
      />
      {ready ? (
        <PlanView plan={plan.data} error={plan.error} onRetry={() => void plan.refetch()} />
      ) : (
        <p>{t('plan.notReady')}</p>
      )}
    </div>
  );
}

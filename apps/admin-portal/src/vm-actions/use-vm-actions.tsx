// The actions of a VM, as every menu shows them: state actions first, forceful ones below a line, destructive last. What
// the state forbids stays in its place with the reason.
import type { Vm } from '@overt/api-types/types.gen';
import type { ActionItem } from '@overt/ui-kit/action-menu.tsx';
import type { IconName } from '@overt/ui-kit/icon.tsx';
import { useNavigate } from 'react-router';
import { useText } from '../i18n/i18n.ts';
import { useStateWord } from '../i18n/state-words.ts';
import { paths } from '../paths.ts';
import type { VmAction } from '../states/vm-states.ts';
import { vmActions, vmAllowed } from '../states/vm-states.ts';
import { vmDialog } from './dialog-store.ts';
import { runOnVms } from './run.ts';

const icons: Record<VmAction, IconName> = {
  start: 'play',
  shutdown: 'power',
  reboot: 'restart',
  suspend: 'sleep',
  console: 'console',
  edit: 'edit',
  stop: 'stop',
  reset: 'refresh',
  remove: 'trash',
};

const separated: readonly VmAction[] = ['stop', 'remove'];

export function useVmActions(): (vm: Vm) => ActionItem[] {
  const { t } = useText();
  const word = useStateWord();
  const go = useNavigate();
  const run = (vm: Vm, action: VmAction) => {
    if (action === 'console') return void go(paths.vm(vm.id ?? '', 'console'));
    if (action === 'edit') return vmDialog.set({ kind: 'edit', vm });
    if (action === 'remove') return vmDialog.set({ kind: 'remove', vms: [vm] });
    if (action === 'stop' || action === 'reset') return vmDialog.set({ kind: 'confirm', verb: action, vms: [vm] });
    void runOnVms([vm], action);
  };
  return vm => [
    ...vmActions.map((action): ActionItem => {
      const protectedNow = action === 'remove' && vm.deleteProtected === true;
      const reason = protectedNow
        ? t('vm.protected')
        : vmAllowed(action, vm.status)
          ? null
          : t('vm.notNow', { action: t(`vm.action.${action}`), state: word(vm.status) });
      return {
        id: action,
        label: t(`vm.action.${action}`),
        icon: icons[action],
        disabledReason: reason,
        danger: action === 'remove',
        separated: separated.includes(action),
        run: () => run(vm, action),
      };
    }),
    {
      id: 'plan',
      label: t('vm.planStart'),
      icon: 'info',
      separated: true,
      disabledReason: vmAllowed('start', vm.status)
        ? null
        : t('vm.notNow', { action: t('vm.action.start'), state: word(vm.status) }),
      run: () => vmDialog.set({ kind: 'plan', vm }),
    },
  ];
}

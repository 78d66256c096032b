// Actions on the selection. Each says how many of the selected it can be done to; the others are left alone.
import type { Vm } from '@overt/api-types/types.gen';
import type { ActionItem } from '@overt/ui-kit/action-menu.tsx';
import type { IconName } from '@overt/ui-kit/icon.tsx';
import type { Translate } from '../../i18n/i18n.ts';
import type { VmAction } from '../../states/vm-states.ts';
import { vmAllowed } from '../../states/vm-states.ts';
import { vmDialog } from '../../vm-actions/dialog-store.ts';
import { runOnVms } from '../../vm-actions/run.ts';

const bulk: readonly (readonly [Exclude<VmAction, 'console' | 'edit'>, IconName])[] = [
  ['start', 'play'],
  ['shutdown', 'power'],
  ['reboot', 'restart'],
  ['suspend', 'sleep'],
  ['stop', 'stop'],
  ['reset', 'refresh'],
  ['remove', 'trash'],
];

export function bulkActions(selected: readonly Vm[], t: Translate): ActionItem[] {
  return bulk.map(([action, icon]): ActionItem => {
    const able = selected.filter(vm => vmAllowed(action, vm.status) && !(action === 'remove' && vm.deleteProtected));
    const some = able.length > 0 && able.length < selected.length ? ` (${able.length})` : '';
    return {
      id: action,
      icon,
      label: t(`vm.action.${action}`) + some,
      danger: action === 'remove',
      separated: action === 'stop' || action === 'remove',
      disabledReason:
        selected.length === 0
          ? t('vms.selectFirst')
          : able.length === 0
            ? t('vms.noneAble', { action: t(`vm.action.${action}`) })
            : null,
      run: () => {
        if (action === 'remove') vmDialog.set({ kind: 'remove', vms: able });
        else if (action === 'stop' || action === 'reset') vmDialog.set({ kind: 'confirm', verb: action, vms: able });
        else void runOnVms(able, action);
      },
    };
  });
}

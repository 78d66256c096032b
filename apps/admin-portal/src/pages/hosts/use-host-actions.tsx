import type { Host } from '@overt/api-types/types.gen';
import type { ActionItem } from '@overt/ui-kit/action-menu.tsx';
import type { IconName } from '@overt/ui-kit/icon.tsx';
import { toast } from '@overt/ui-kit/toasts.tsx';
import { engine } from '../../api/engine.ts';
import { useText } from '../../i18n/i18n.ts';
import { useStateWord } from '../../i18n/state-words.ts';
import type { HostAction } from '../../states/other-states.ts';
import { hostAllowed } from '../../states/other-states.ts';
import { reportFailure } from '../../vm-actions/run.ts';

const icons: readonly (readonly [HostAction, IconName])[] = [
  ['activate', 'play'],
  ['deactivate', 'wrench'],
  ['approve', 'ok'],
];

export function useHostActions(): (host: Host) => ActionItem[] {
  const { t } = useText();
  const word = useStateWord();
  return host =>
    icons.map(([action, icon]): ActionItem => ({
      id: action,
      icon,
      label: t(`host.action.${action}`),
      disabledReason: hostAllowed(action, host.status)
        ? null
        : t('vm.notNow', { action: t(`host.action.${action}`), state: word(host.status) }),
      run: () => {
        const name = host.name ?? '';
        engine.hosts.act(host.id ?? '', action).then(
          () => toast({ tone: 'success', title: t(`host.asked.${action}`, { name }) }),
          (error: unknown) => reportFailure(t('vm.refused', { action: t(`host.action.${action}`), name }), error),
        );
      },
    }));
}

// Search everything, complete oVirt's search language, and give commands, in one box.
import { Palette } from '@overt/ui-kit/palette.tsx';
import type { PaletteEntry } from '@overt/ui-kit/palette.tsx';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { useDisks, useHosts, useVms } from '../api/queries.ts';
import { quoted } from '../api/search-text.ts';
import { useText } from '../i18n/i18n.ts';
import { useStateWord } from '../i18n/state-words.ts';
import { paths } from '../paths.ts';
import { completeSearch, isSearchLanguage } from '../search/complete.ts';
import { vmFields } from '../search/fields.ts';
import { vmActions } from '../states/vm-states.ts';
import { useVmActions } from '../vm-actions/use-vm-actions.tsx';

const FEW = 6;

export function SearchPalette({ onClose }: { onClose(): void }) {
  const { t } = useText();
  const word = useStateWord();
  const go = useNavigate();
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const language = isSearchLanguage(words);
  const command = vmActions.find(action =>
    words.toLowerCase().startsWith(`${t(`vm.action.${action}`).toLowerCase()} `),
  );
  const name = command ? words.slice(t(`vm.action.${command}`).length).trim() : words;
  const search = language ? words : `name=${quoted(`*${name}*`)}`;
  const vms = useVms(`${search} sortby name asc`, FEW, words !== '').data ?? [];
  const hosts = useHosts(words === '' || language || command ? '' : `name=${quoted(`*${words}*`)}`).data ?? [];
  const disks = useDisks(`alias=${quoted(`*${words === '' ? '' : words}*`)}`, FEW).data ?? [];
  const actionsOf = useVmActions();

  const goes: readonly (readonly [PaletteEntry['icon'], string, string, string])[] = [
    ['dashboard', t('nav.dashboard'), paths.dashboard(), 'g d'],
    ['vm', t('nav.vms'), paths.vms(), 'g v'],
    ['host', t('nav.hosts'), paths.hosts(), 'g h'],
    ['storage', t('nav.storage'), paths.storage(), 'g s'],
    ['disk', t('nav.disks'), paths.disks(), 'g i'],
    ['network', t('nav.networks'), paths.networks(), 'g n'],
    ['tasks', t('nav.tasks'), paths.tasks(), 'g t'],
    ['events', t('nav.events'), paths.events(), 'g e'],
    ['plus', t('create.vm'), paths.createVm(), 'c'],
    ['upload', t('upload.title'), paths.upload(), ''],
  ];
  const commands = goes
    .filter(([, label]) => label.toLowerCase().includes(words.toLowerCase()))
    .map(([icon, label, to, hint]): PaletteEntry => ({
      id: to,
      group: t('search.go'),
      icon,
      label,
      hint,
      run: () => void go(to),
    }));
  if (words === '') return show(commands);

  const entries: PaletteEntry[] = [];
  if (command) {
    for (const vm of vms) {
      const action = actionsOf(vm).find(one => one.id === command);
      if (!action || action.disabledReason) continue;
      entries.push({
        id: `do-${vm.id}`,
        group: t('search.commands'),
        icon: action.icon ?? 'play',
        label: `${action.label} ${vm.name}`,
        hint: word(vm.status),
        run: action.run,
      });
    }
  } else {
    entries.push(
      ...vms.map((vm): PaletteEntry => ({
        id: `vm-${vm.id}`,
        group: t('nav.vms'),
        icon: 'vm',
        label: vm.name ?? '',
        hint: word(vm.status),
        run: () => void go(paths.vm(vm.id ?? '')),
      })),
    );
  }
  if (!language && !command) {
    entries.push(
      ...hosts.slice(0, FEW).map((host): PaletteEntry => ({
        id: `host-${host.id}`,
        group: t('nav.hosts'),
        icon: 'host',
        label: host.name ?? '',
        hint: word(host.status),
        run: () => void go(paths.host(host.id ?? '')),
      })),
      ...disks.map((disk): PaletteEntry => ({
        id: `disk-${disk.id}`,
        group: t('nav.disks'),
        icon: 'disk',
        label: disk.alias ?? '',
        hint: word(disk.status),
        run: () => void go(paths.disks(`alias=${quoted(disk.alias ?? '')}`)),
      })),
      ...commands,
    );
  }
  entries.push({
    id: 'all',
    group: t('search.language'),
    icon: 'search',
    label: t('search.allVms', { words }),
    run: () => void go(paths.vms(language ? words : search)),
  });
  entries.push(
    ...completeSearch(text, vmFields)
      .slice(0, FEW)
      .map((one): PaletteEntry => ({
        id: `c-${one.text}`,
        group: t('search.language'),
        icon: 'keyboard',
        label: one.label,
        hint: 'Tab',
        completion: one.text,
        run: () => undefined,
      })),
  );
  return show(entries);

  function show(list: readonly PaletteEntry[]) {
    return (
      <Palette
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        text={text}
        onText={setText}
        entries={list}
        onClose={onClose}
        foot={
          <>
            <span>{t('search.hintChoose')}</span>
            <span>{t('search.hintComplete')}</span>
            <span>{t('search.hintExample')}</span>
          </>
        }
      />
    );
  }
}

// The inventory: the pages, then the tree in four views with a live filter. What is open is remembered on this machine.
import './frame.css';
import type { HostStatus, VmStatus } from '@overt/api-types/types.gen';
import type { IconName } from '@overt/ui-kit/icon.tsx';
import { Icon } from '@overt/ui-kit/icon.tsx';
import { StateIcon } from '@overt/ui-kit/state-label.tsx';
import { Tree } from '@overt/ui-kit/tree.tsx';
import type { TreeNode } from '@overt/ui-kit/tree.tsx';
import { useMemo, useState } from 'react';
import { NavLink, useLocation, useNavigate } from 'react-router';
import {
  useAllVms,
  useClusters,
  useDataCenters,
  useDisks,
  useHosts,
  useNetworks,
  useStorageDomains,
} from '../api/queries.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/i18n.ts';
import { useStateWord } from '../i18n/state-words.ts';
import { paths } from '../paths.ts';
import { faceOf, hostFaces } from '../states/other-states.ts';
import { vmFaces } from '../states/vm-states.ts';
import { quoted } from '../api/search-text.ts';
import type { Item, Kind, View } from './inventory-views.ts';
import { buildView, filterItems, flatten, views } from './inventory-views.ts';

const pages: readonly (readonly [string, IconName, TextKey])[] = [
  [paths.dashboard(), 'dashboard', 'nav.dashboard'],
  [paths.vms(), 'vm', 'nav.vms'],
  [paths.hosts(), 'host', 'nav.hosts'],
  [paths.storage(), 'storage', 'nav.storage'],
  [paths.disks(), 'disk', 'nav.disks'],
  [paths.networks(), 'network', 'nav.networks'],
  [paths.tasks(), 'tasks', 'nav.tasks'],
  [paths.events(), 'events', 'nav.events'],
];

const viewIcons: Record<View, IconName> = { hosts: 'cluster', vms: 'vm', storage: 'storage', networks: 'network' };

const openPath: Record<Kind, (one: Item) => string> = {
  dataCenter: one => paths.vms(`datacenter=${quoted(one.name)}`),
  cluster: one => paths.vms(`cluster=${quoted(one.name)}`),
  host: one => paths.host(one.id),
  vm: one => paths.vm(one.id),
  storage: one => paths.storage(`name=${quoted(one.name)}`),
  disk: one => paths.disks(`alias=${quoted(one.name)}`),
  network: one => paths.networks(`name=${quoted(one.name)}`),
};

function itemIcon(one: Item) {
  if (one.kind === 'vm') return <StateIcon face={vmFaces[(one.status as VmStatus | undefined) ?? 'unknown']} />;
  if (one.kind === 'host')
    return <StateIcon face={hostFaces[(one.status as HostStatus | undefined) ?? 'unassigned']} />;
  if (one.status !== undefined) return <StateIcon face={faceOf(one.status)} />;
  return (
    <span className="ov-state__icon ov-tone-off">
      <Icon name={one.kind} />
    </span>
  );
}

const none: never[] = [];

export function Inventory() {
  const { t } = useText();
  return (
    <>
      <div className="ov-inv__nav">
        {pages.map(([to, icon, label]) => (
          <NavLink key={to} to={to}>
            <Icon name={icon} />
            {t(label)}
          </NavLink>
        ))}
      </div>
      <InventoryTree />
    </>
  );
}

function InventoryTree() {
  const { t } = useText();
  const word = useStateWord();
  const go = useNavigate();
  const { pathname } = useLocation();
  const [view, setView] = useState<View>('hosts');
  const [filter, setFilter] = useState('');
  const [toggled, setToggled] = useState<Readonly<Record<string, boolean>>>({});
  const hostOpened = Object.entries(toggled).some(([key, open]) => open && key.startsWith('host:'));
  const dataCenters = useDataCenters().data ?? none;
  const clusters = useClusters().data ?? none;
  const hosts = useHosts().data ?? none;
  const vms = useAllVms(view === 'vms' || (view === 'hosts' && (filter !== '' || hostOpened))).data ?? none;
  const storageDomains = useStorageDomains().data ?? none;
  const disks = useDisks('sortby alias asc', 1000).data ?? none;
  const networks = useNetworks().data ?? none;
  const tree = useMemo(
    () => buildView(view, { dataCenters, clusters, hosts, vms, storageDomains, disks, networks }),
    [view, dataCenters, clusters, hosts, vms, storageDomains, disks, networks],
  );
  const flat = useMemo(() => {
    const openByDefault = (key: string) =>
      filter !== '' || key.startsWith('dataCenter') || (key.startsWith('cluster') && view === 'hosts');
    return flatten(filterItems(tree, filter), key => toggled[key] ?? openByDefault(key));
  }, [tree, filter, toggled, view]);
  const nodes = flat.map(({ item: one, level, open }): TreeNode => ({
    key: one.key,
    label: one.name,
    level,
    icon: itemIcon(one),
    ...(one.status === undefined ? {} : { hint: word(one.status) }),
    ...(open === undefined ? {} : { open, count: String(one.expected ?? one.children.length) }),
  }));
  const [, noun, id] = pathname.split('/');
  const current = id === undefined ? null : `${noun === 'vms' ? 'vm' : 'host'}:${decodeURIComponent(id)}`;

  return (
    <>
      <div className="ov-inv__views" role="group" aria-label={t('tree.views')}>
        {views.map(one => (
          <button
            key={one}
            type="button"
            aria-pressed={one === view}
            aria-label={t(`tree.${one}`)}
            title={t(`tree.${one}`)}
            onClick={() => setView(one)}
          >
            <Icon name={viewIcons[one]} />
          </button>
        ))}
      </div>
      <input
        className="ov-inv__filter"
        aria-label={t('tree.filter')}
        placeholder={t('tree.filter')}
        value={filter}
        onChange={event => setFilter(event.target.value)}
      />
      <Tree
        label={t(`tree.${view}`)}
        nodes={nodes}
        currentKey={current}
        onToggle={key =>
          setToggled(now => ({ ...now, [key]: !(flat.find(one => one.item.key === key)?.open ?? false) }))
        }
        onOpen={key => {
          const one = flat.find(entry => entry.item.key === key)?.item;
          if (one) void go(openPath[one.kind](one));
        }}
      />
    </>
  );
}

// Brand, search, create, what happened, who I am.
import './frame.css';
import { ActionMenu } from '@overt/ui-kit/action-menu.tsx';
import { Button } from '@overt/ui-kit/button.tsx';
import { Brand } from '@overt/ui-kit/frame.tsx';
import { Icon } from '@overt/ui-kit/icon.tsx';
import { chooseTheme } from '@overt/ui-kit/theme.ts';
import type { ThemeChoice } from '@overt/ui-kit/theme.ts';
import { useEffectiveTheme, useThemeChoice } from '@overt/ui-kit/use-theme.ts';
import { useSyncExternalStore } from 'react';
import { Link, useNavigate } from 'react-router';
import { live } from '../api/live.ts';
import { signOut } from '../api/sign-in.ts';
import { chooseLanguage, languages, useText } from '../i18n/i18n.ts';
import { paths } from '../paths.ts';

interface HeaderProps {
  treeOpen: boolean;
  onTree(): void;
  onSearch(): void;
  onHelp(): void;
  user: string;
}

export function Header({ treeOpen, onTree, onSearch, onHelp, user }: HeaderProps) {
  const { t } = useText();
  const go = useNavigate();
  const theme = useEffectiveTheme();
  return (
    <>
      <Button
        kind="plain"
        icon="menu"
        label={t(treeOpen ? 'frame.hideInventory' : 'frame.showInventory')}
        onClick={onTree}
      />
      <Link to={paths.dashboard()} className="ov-brand" aria-label={t('frame.home')}>
        <Brand name={t('frame.product')} />
      </Link>
      <button type="button" className="ov-searchbar" onClick={onSearch}>
        <Icon name="search" />
        <span className="ov-ellipsis">{t('search.placeholder')}</span>
        <kbd className="ov-kbd">/</kbd>
      </button>
      <ActionMenu
        text={t('frame.create')}
        icon="plus"
        primary
        actions={[
          { id: 'vm', label: t('create.vm'), icon: 'vm', run: () => void go(paths.createVm()) },
          { id: 'upload', label: t('upload.title'), icon: 'upload', run: () => void go(paths.upload()) },
        ]}
      />
      <EventsBadge />
      <Button
        kind="plain"
        icon={theme === 'dark' ? 'sun' : 'moon'}
        label={t(theme === 'dark' ? 'frame.toLight' : 'frame.toDark')}
        onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}
      />
      <Button kind="plain" icon="help" label={t('help.title')} onClick={onHelp} />
      <UserMenu user={user} />
    </>
  );
}

function EventsBadge() {
  const { t } = useText();
  const go = useNavigate();
  const { unread } = useSyncExternalStore(live.subscribe, live.get);
  return (
    <button
      type="button"
      className="ov-badge"
      aria-label={t('frame.events', { count: unread })}
      onClick={() => {
        live.read();
        void go(paths.events());
      }}
    >
      <Icon name="bell" />
      {unread > 0 && <span className="ov-badge__count">{unread > 99 ? '99+' : unread}</span>}
    </button>
  );
}

function UserMenu({ user }: { user: string }) {
  const { t, locale } = useText();
  const go = useNavigate();
  const choice = useThemeChoice();
  const themes: readonly ThemeChoice[] = ['system', 'light', 'dark'];
  return (
    <ActionMenu
      text={user.slice(0, user.lastIndexOf('@') >>> 0)}
      icon="user"
      label={t('frame.userMenu', { name: user })}
      actions={[
        ...themes.map(theme => ({
          id: `theme-${theme}`,
          label: t(`theme.${theme}`),
          ...(theme === choice ? { icon: 'ok' as const } : {}),
          run: () => chooseTheme(theme),
        })),
        ...languages.map(({ id, name }, at) => ({
          id: `language-${id}`,
          label: name,
          separated: at === 0,
          ...(id === locale ? { icon: 'ok' as const } : {}),
          run: () => void chooseLanguage(id),
        })),
        {
          id: 'account',
          label: t('account.title'),
          separated: true,
          run: () => void go(paths.account()),
        },
        {
          id: 'out',
          label: t('frame.signOut'),
          run: signOut,
        },
      ]}
    />
  );
}

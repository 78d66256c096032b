// The frame around every page: who is not signed in goes to the login page and comes back; the event stream lives here.
import { Frame } from '@overt/ui-kit/frame.tsx';
import { Toasts } from '@overt/ui-kit/toasts.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { client as engine } from '../api/client.ts';
import { live, onMessage } from '../api/live.ts';
import { useText } from '../i18n/i18n.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session/use-session.ts';
import { ActiveDialog } from '../vm-actions/dialogs.tsx';
import { Header } from './header.tsx';
import { Help } from './help.tsx';
import { Inventory } from './inventory.tsx';
import { SearchPalette } from './search-palette.tsx';
import { StepUp } from './step-up.tsx';
import { TasksPane } from './tasks-pane.tsx';
import { useShortcuts } from './use-shortcuts.ts';

const TREE_KEY = 'overt.tree';

function useEventStream(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    const stop = new AbortController();
    void (async () => {
      for await (const message of engine.events({ signal: stop.signal })) onMessage(client, message);
    })().catch(() => live.connected(false));
    return () => {
      stop.abort();
      live.clear();
      client.clear();
    };
  }, [client, signedIn]);
}

export function AppFrame() {
  const { t } = useText();
  const who = useSession();
  const { pathname, search } = useLocation();
  const [treeOpen, setTreeOpen] = useState(() => localStorage.getItem(TREE_KEY) !== 'closed');
  const [overlay, setOverlay] = useState<'search' | 'help' | null>(null);
  useEventStream(who !== null);
  useShortcuts(
    { search: () => setOverlay('search'), help: () => setOverlay('help') },
    who !== null && overlay === null,
  );
  if (who === null) return <Navigate to={paths.login(pathname === '/' ? '' : pathname + search)} replace />;

  const toggleTree = () => {
    localStorage.setItem(TREE_KEY, treeOpen ? 'closed' : 'open');
    setTreeOpen(!treeOpen);
  };
  return (
    <>
      <Frame
        skipLabel={t('frame.skip')}
        treeLabel={t('frame.inventory')}
        footLabel={t('frame.tasksAndEvents')}
        treeOpen={treeOpen}
        header={
          <Header
            treeOpen={treeOpen}
            onTree={toggleTree}
            onSearch={() => setOverlay('search')}
            onHelp={() => setOverlay('help')}
            user={who.user}
          />
        }
        tree={<Inventory />}
        foot={<TasksPane />}
      >
        <Outlet />
      </Frame>
      {overlay === 'search' && <SearchPalette onClose={() => setOverlay(null)} />}
      {overlay === 'help' && <Help onClose={() => setOverlay(null)} />}
      <ActiveDialog />
      <StepUp />
      <Toasts label={t('frame.toasts')} />
    </>
  );
}

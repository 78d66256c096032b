// The console in the page: the screen (VNC) or the serial line. A new one-time ticket for each connection; after a lost
// connection it comes back by itself while the VM runs.
import './console.css';
import type { Vm } from '@overt/api-types/types.gen';
import { Button } from '@overt/ui-kit/button.tsx';
import { EmptyState, ErrorPanel, Skeletons } from '@overt/ui-kit/feedback.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import { download } from '@overt/ui-kit/table/csv.ts';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { engine } from '../../../api/engine.ts';
import { troubleOf } from '../../../api/errors.ts';
import { useText } from '../../../i18n/i18n.ts';
import { vmAllowed } from '../../../states/vm-states.ts';
import { reportFailure } from '../../../vm-actions/run.ts';
import type { ConsoleControls, ConsoleProps } from './console-port.ts';
import { consoleTicket } from './console-port.ts';

const VncScreen = lazy(async () => ({ default: (await import('./vnc-screen.tsx')).VncScreen }));
const SerialScreen = lazy(async () => ({ default: (await import('./serial-screen.tsx')).SerialScreen }));

type LinkState = 'connecting' | 'connected' | 'lost';
const AGAIN_MS = 2000;
const MOST_TRIES = 5;

export function ConsoleTab({ vm }: { vm: Vm }) {
  const { t } = useText();
  const [params, setParams] = useSearchParams();
  const type = params.get('type') === 'serial' ? 'serial' : 'vnc';
  const box = useRef<HTMLDivElement>(null);
  const [controls, setControls] = useState<ConsoleControls | null>(null);
  const [link, setLink] = useState<LinkState>('connecting');
  const [attempt, setAttempt] = useState(0);
  const [tries, setTries] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const id = vm.id ?? '';
  const ticket = useCallback(() => consoleTicket(id, type), [id, type]);
  const onError = useCallback((caught: unknown) => {
    setError(caught);
    setLink('lost');
    setTries(MOST_TRIES);
  }, []);
  const possible = vmAllowed('console', vm.status);
  const viewer = useMutation({
    mutationFn: async () => {
      const consoles = await engine.vms.consoles(vm.id ?? '');
      return engine.vms.viewerFile(vm.id ?? '', consoles[0]?.id ?? '');
    },
    onSuccess: file => download(`${vm.name ?? 'console'}.vv`, 'application/x-virt-viewer', file),
    onError: error => reportFailure(t('console.viewerFailed'), error),
  });

  const onState = useCallback((next: LinkState) => {
    setLink(next);
    if (next === 'connected') setTries(0);
  }, []);
  useEffect(() => {
    if (link !== 'lost' || !possible || tries >= MOST_TRIES) return;
    const timer = setTimeout(() => {
      setTries(now => now + 1);
      setAttempt(now => now + 1);
      setLink('connecting');
    }, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [link, possible, tries]);

  if (!possible)
    return (
      <EmptyState icon="console" title={t('console.notRunning')}>
        {t('console.notRunningBody')}
      </EmptyState>
    );

  const choose = (next: 'vnc' | 'serial') => {
    setError(null);
    setLink('connecting');
    setTries(0);
    setParams(next === 'serial' ? { type: next } : {}, { replace: true });
  };
  const props: ConsoleProps = {
    ticket,
    onError,
    onState,
    onControls: setControls,
    label: t('console.of', { name: vm.name ?? '' }),
  };
  const trouble = error === null ? null : troubleOf(error);
  const again = () => {
    setError(null);
    setTries(0);
    setLink('connecting');
    setAttempt(now => now + 1);
  };
  const mark = `${type}-${attempt}`;
  return (
    <>
      <div className="ov-toolbar" style={{ paddingBlock: 'var(--ov-2)' }}>
        <Button kind={type === 'vnc' ? 'primary' : 'secondary'} icon="console" onClick={() => choose('vnc')}>
          {t('console.screen')}
        </Button>
        <Button kind={type === 'serial' ? 'primary' : 'secondary'} icon="terminal" onClick={() => choose('serial')}>
          {t('console.serial')}
        </Button>
        <StateLabel
          face={
            link === 'connected'
              ? { tone: 'success', icon: 'ok' }
              : link === 'connecting'
                ? { tone: 'info', icon: 'busy', busy: true }
                : { tone: 'warning', icon: 'warning' }
          }
          word={t(`console.${link}`)}
        />
        <span className="ov-grow" />
        {type === 'vnc' && (
          <Button icon="keyboard" disabled={link !== 'connected'} onClick={() => controls?.ctrlAltDel()}>
            Ctrl+Alt+Del
          </Button>
        )}
        <Button
          disabled={link !== 'connected'}
          onClick={() => void navigator.clipboard.readText().then(text => controls?.paste(text))}
        >
          {t('console.paste')}
        </Button>
        <Button icon="fullscreen" onClick={() => void box.current?.requestFullscreen()}>
          {t('console.fullscreen')}
        </Button>
        <Button icon="refresh" onClick={again}>
          {t('console.reconnect')}
        </Button>
        <Button icon="download" busy={viewer.isPending} onClick={() => viewer.mutate()}>
          {t('console.viewer')}
        </Button>
      </div>
      <div ref={box} className="ov-console">
        {trouble && (
          <ErrorPanel
            title={t('console.failed')}
            detail={trouble.detail}
            correlationId={trouble.correlationId}
            onRetry={again}
          />
        )}
        {trouble === null && (
          <Suspense fallback={<Skeletons />}>
            {type === 'vnc' ? <VncScreen key={mark} {...props} /> : <SerialScreen key={mark} {...props} />}
          </Suspense>
        )}
        {link === 'lost' && tries >= MOST_TRIES && trouble === null && (
          <div className="ov-console__veil">
            <EmptyState icon="console" title={t('console.lost')}>
              {t('console.lostBody')}
            </EmptyState>
          </div>
        )}
      </div>
    </>
  );
}

// On the way to the engine's page, where one signs in; stays only to say how the last session ended, or what went wrong.
import './login.css';
import { Button } from '@overt/ui-kit/button.tsx';
import { ErrorPanel } from '@overt/ui-kit/feedback.tsx';
import { Brand } from '@overt/ui-kit/frame.tsx';
import { useEffect, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { troubleOf, type Trouble } from '../../api/errors.ts';
import { startSignIn } from '../../api/sign-in.ts';
import { signInTrouble } from '../../api/start.ts';
import { useText } from '../../i18n/i18n.ts';
import { safeReturn } from '../../paths.ts';
import { sessionEnded } from '../../session/session.ts';
import { useSession } from '../../session/use-session.ts';

const unanswered = ({ status, code }: Trouble): boolean =>
  status === 0 && (code === undefined || code === 'UNREACHABLE');

export function LoginPage() {
  const { t } = useText();
  const [params] = useSearchParams();
  const to = params.get('to');
  const [problem, setProblem] = useState(signInTrouble);
  const [leaving, setLeaving] = useState(problem === null && sessionEnded() === null);
  const signedIn = useSession() !== null;
  useEffect(() => {
    if (!leaving || signedIn) return;
    startSignIn(to).catch((error: unknown) => {
      setProblem(troubleOf(error));
      setLeaving(false);
    });
  }, [leaving, signedIn, to]);
  useEffect(() => {
    // The way back in the history brings the page as it was left.
    const shown = (event: PageTransitionEvent) => event.persisted && setLeaving(false);
    window.addEventListener('pageshow', shown);
    return () => window.removeEventListener('pageshow', shown);
  }, []);
  if (signedIn) return <Navigate to={safeReturn(to)} replace />;

  return (
    <main className="ov-login">
      <div className="ov-login__box">
        <Brand name={t('frame.product')} />
        <h1>{t('login.title')}</h1>
        <p className="ov-quiet">{t(`login.${sessionEnded() ?? 'hint'}`)}</p>
        {problem && (
          <ErrorPanel
            title={t('login.failed')}
            detail={unanswered(problem) ? t('login.unreachable') : problem.detail}
          />
        )}
        <Button kind="primary" small={false} busy={leaving} disabled={leaving} onClick={() => setLeaving(true)}>
          {t('login.submit')}
        </Button>
      </div>
    </main>
  );
}

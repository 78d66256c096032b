// Sign-in with a name and a password; after it, back to where one wanted to go.
import './login.css';
import { Button } from '@overt/ui-kit/button.tsx';
import { ErrorPanel } from '@overt/ui-kit/feedback.tsx';
import { TextField } from '@overt/ui-kit/form-fields.tsx';
import { Brand } from '@overt/ui-kit/frame.tsx';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { troubleOf } from '../../api/errors.ts';
import { signIn } from '../../api/sign-in.ts';
import { useText } from '../../i18n/i18n.ts';
import { safeReturn } from '../../paths.ts';
import { sessionExpired } from '../../session/session.ts';
import { useSession } from '../../session/use-session.ts';

export function LoginPage() {
  const { t } = useText();
  const [params] = useSearchParams();
  const [name, setName] = useState('admin@internal');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (useSession()) return <Navigate to={safeReturn(params.get('to'))} replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    signIn(name.trim(), password).catch((error: unknown) => {
      setBusy(false);
      setProblem(troubleOf(error).status === 0 ? t('login.unreachable') : troubleOf(error).detail);
    });
  };
  return (
    <main className="ov-login">
      <div className="ov-login__box">
        <Brand name={t('frame.product')} />
        <h1>{t('login.title')}</h1>
        <p className="ov-quiet">{sessionExpired() ? t('login.expired') : t('login.hint')}</p>
        <form className="ov-stack" onSubmit={submit}>
          {problem && <ErrorPanel title={t('login.failed')} detail={problem} />}
          <TextField label={t('login.name')} value={name} onChange={setName} autoComplete="username" required />
          <TextField
            label={t('login.password')}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            required
            autoFocus
          />
          <Button
            kind="primary"
            small={false}
            submit
            busy={busy}
            disabled={busy || name.trim() === '' || password === ''}
          >
            {t('login.submit')}
          </Button>
        </form>
      </div>
    </main>
  );
}

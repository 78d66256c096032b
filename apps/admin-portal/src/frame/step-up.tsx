// Asks for a second factor again, when the engine wants one before it goes on.
import { Button } from '@overt/ui-kit/button.tsx';
import { ErrorPanel } from '@overt/ui-kit/feedback.tsx';
import { TextField } from '@overt/ui-kit/form-fields.tsx';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { account, type StepUpWays } from '../api/account.ts';
import { troubleOf } from '../api/errors.ts';
import { passkeysWork } from '../api/passkey.ts';
import { FormDialog } from '../form-dialog.tsx';
import { useText } from '../i18n/i18n.ts';
import { stepUpDialog } from '../session/step-up.ts';

export function StepUp() {
  const open = useSyncExternalStore(stepUpDialog.subscribe, stepUpDialog.isOpen);
  return open ? <StepUpForm /> : null;
}

function StepUpForm() {
  const { t } = useText();
  const [ways, setWays] = useState<StepUpWays | null>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    account.stepUpWays().then(setWays, (error: unknown) => setProblem(troubleOf(error).detail));
  }, []);

  const show = (work: Promise<void>) => {
    setBusy(true);
    setProblem(null);
    work.then(
      () => stepUpDialog.end(true),
      (error: unknown) => {
        setBusy(false);
        setProblem(troubleOf(error).detail);
      },
    );
  };
  const passkey = passkeysWork() ? ways?.passkey : null;
  return (
    <FormDialog
      title={t('stepUp.title')}
      verb={t('kit.next')}
      problem={code.trim() === '' ? t('stepUp.codeMissing') : null}
      busy={busy}
      onSubmit={() => show(account.stepUp({ code: code.trim() }))}
      onClose={() => stepUpDialog.end(false)}
    >
      <p>{t('stepUp.why')}</p>
      {problem && <ErrorPanel title={t('stepUp.failed')} detail={problem} />}
      {passkey && (
        <Button icon="user" disabled={busy} onClick={() => show(account.stepUpByPasskey(passkey))}>
          {t('stepUp.passkey')}
        </Button>
      )}
      <TextField label={t('stepUp.code')} value={code} onChange={setCode} autoComplete="one-time-code" autoFocus />
    </FormDialog>
  );
}

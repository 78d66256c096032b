// The authenticator app: its key is shown while it is set up, and never again.
import { Button } from '@overt/ui-kit/button.tsx';
import { CopyText } from '@overt/ui-kit/copy-text.tsx';
import { TextField } from '@overt/ui-kit/form-fields.tsx';
import { Card } from '@overt/ui-kit/layout.tsx';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { account, type TotpEnrolment } from '../../api/account.ts';
import { useText } from '../../i18n/i18n.ts';
import type { Change } from './account-page.tsx';

export function AppFactor({ on, busy, change }: { on: boolean; busy: boolean; change: Change }) {
  const { t } = useText();
  const [begun, setBegun] = useState<TotpEnrolment | null>(null);
  const [code, setCode] = useState('');
  const done = () => {
    setBegun(null);
    setCode('');
  };
  const begin = () =>
    change(async () => {
      setBegun(await account.beginTotp());
      return undefined;
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change(async () => {
      const made = begun === null ? undefined : await account.confirmTotp(begun.enrolment, code.trim());
      if (begun === null) await account.disableTotp(code.trim());
      done();
      return made;
    });
  };
  return (
    <Card title={t('account.app')}>
      <div className="ov-stack">
        <p>{t(on ? 'account.appOn' : 'account.appOff')}</p>
        {!on && begun === null && (
          <Button disabled={busy} onClick={begin}>
            {t('account.appStart')}
          </Button>
        )}
        {begun && (
          <>
            <p>{t('account.appSecret')}</p>
            <CopyText text={begun.secret} />
          </>
        )}
        {(on || begun) && (
          <form className="ov-stack" onSubmit={submit}>
            <TextField label={t('account.appCode')} value={code} onChange={setCode} autoComplete="one-time-code" />
            <Button submit disabled={busy || code.trim() === ''}>
              {t(on ? 'account.appDisable' : 'account.appConfirm')}
            </Button>
          </form>
        )}
      </div>
    </Card>
  );
}

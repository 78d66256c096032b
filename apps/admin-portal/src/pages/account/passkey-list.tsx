// The passkeys that one has, and a new one.
import { Button } from '@overt/ui-kit/button.tsx';
import { TextField } from '@overt/ui-kit/form-fields.tsx';
import { Card } from '@overt/ui-kit/layout.tsx';
import { dateTime } from '@overt/ui-kit/units.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { account, type Passkey } from '../../api/account.ts';
import { passkeysWork } from '../../api/passkey.ts';
import { useText } from '../../i18n/i18n.ts';
import type { Change } from './account-page.tsx';

interface PasskeyListProps {
  passkeys: readonly Passkey[];
  busy: boolean;
  change: Change;
}

export function PasskeyList({ passkeys, busy, change }: PasskeyListProps) {
  const { t, locale } = useText();
  const [name, setName] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    change(async () => {
      const codes = await account.addPasskey(name.trim());
      setName('');
      return codes;
    });
  };
  const remove = (id: string) =>
    change(async () => {
      await account.removePasskey(id);
      return undefined;
    });
  return (
    <Card title={t('account.passkeys')}>
      <div className="ov-stack">
        {passkeys.length === 0 && <p>{t('account.noPasskeys')}</p>}
        <ul className="ov-stack">
          {passkeys.map(({ id, name: known, usedAt }) => (
            <li key={id}>
              {known},{' '}
              {usedAt === null
                ? t('account.passkeyNew')
                : t('account.passkeyUsed', { time: dateTime(new Date(usedAt), locale) })}{' '}
              <Button kind="link" disabled={busy} onClick={() => remove(id)}>
                {t('account.passkeyRemove', { name: known })}
              </Button>
            </li>
          ))}
        </ul>
        {passkeysWork() ? (
          <form className="ov-stack" onSubmit={add}>
            <TextField label={t('account.passkeyName')} value={name} onChange={setName} />
            <Button submit disabled={busy || name.trim() === ''}>
              {t('account.passkeyAdd')}
            </Button>
          </form>
        ) : (
          <p className="ov-quiet">{t('account.passkeyNone')}</p>
        )}
      </div>
    </Card>
  );
}

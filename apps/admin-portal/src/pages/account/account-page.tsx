// One's own sign-in: passkeys, authenticator app, recovery codes. What changes here asks for a second factor by itself, once
// there is one (the dialog of the frame).
import { Button } from '@overt/ui-kit/button.tsx';
import { ErrorPanel, Skeletons } from '@overt/ui-kit/feedback.tsx';
import { Card, PageHead } from '@overt/ui-kit/layout.tsx';
import { ScrollRegion } from '@overt/ui-kit/scroll-region.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { account } from '../../api/account.ts';
import { troubleOf } from '../../api/errors.ts';
import { useText } from '../../i18n/i18n.ts';
import { AppFactor } from './app-factor.tsx';
import { PasskeyList } from './passkey-list.tsx';

const KEY = ['account', 'factors'] as const;
export type Change = (work: () => Promise<readonly string[] | undefined>) => void;

export function AccountPage() {
  const { t } = useText();
  const client = useQueryClient();
  const factors = useQuery({ queryKey: KEY, queryFn: ({ signal }) => account.factors(signal) });
  const [codes, setCodes] = useState<readonly string[]>([]);
  const change = useMutation({
    mutationFn: (work: Parameters<Change>[0]) => work(),
    onSuccess: made => setCodes(made ?? []),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const error = factors.error ?? change.error;
  const run: Change = work => change.mutate(work);
  const { data } = factors;
  const hasOne = data !== undefined && (data.totp || data.passkeys.length > 0);
  return (
    <>
      <PageHead title={t('account.title')} />
      <ScrollRegion className="ov-body ov-body--padded" label={t('account.title')}>
        <div className="ov-stack">
          <p className="ov-quiet">{t('account.why')}</p>
          {error && <ErrorPanel title={t('account.failed')} detail={troubleOf(error).detail} />}
          {codes.length > 0 && (
            <Card title={t('account.codes')}>
              <p role="status">{t('account.codesShown')}</p>
              <pre data-testid="recovery-codes">{codes.join('\n')}</pre>
            </Card>
          )}
          {data === undefined && factors.isPending && <Skeletons lines={4} />}
          {data && (
            <>
              <PasskeyList passkeys={data.passkeys} busy={change.isPending} change={run} />
              <AppFactor on={data.totp} busy={change.isPending} change={run} />
              {hasOne && (
                <Card title={t('account.codes')}>
                  <div className="ov-stack">
                    <p>{t('account.codesLeft', { count: data.recoveryCodes })}</p>
                    <Button disabled={change.isPending} onClick={() => run(account.renewCodes)}>
                      {t('account.codesRenew')}
                    </Button>
                  </div>
                </Card>
              )}
            </>
          )}
        </div>
      </ScrollRegion>
    </>
  );
}

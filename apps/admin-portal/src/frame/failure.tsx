// The last resort: a page that does not exist, or one that broke. Says so and leads back.
import { Button } from '@overt/ui-kit/button.tsx';
import { EmptyState } from '@overt/ui-kit/feedback.tsx';
import { useNavigate, useRouteError } from 'react-router';
import { useText } from '../i18n/i18n.ts';
import { paths } from '../paths.ts';

export function Failure() {
  const { t } = useText();
  const error = useRouteError();
  const go = useNavigate();
  return (
    <EmptyState
      icon={error ? 'error' : 'search'}
      title={t(error ? 'failure.broken' : 'failure.missing')}
      actions={
        <>
          <Button kind="primary" onClick={() => void go(paths.dashboard())}>
            {t('failure.home')}
          </Button>
          <Button kind="link" onClick={() => window.location.reload()}>
            {t('failure.reload')}
          </Button>
        </>
      }
    >
      {error instanceof Error ? error.message : t('failure.missingBody')}
    </EmptyState>
  );
}

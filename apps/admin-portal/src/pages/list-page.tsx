// What all lists share: head, search with completion, the trouble above the table.
import { ErrorPanel } from '@overt/ui-kit/feedback.tsx';
import { PageHead } from '@overt/ui-kit/layout.tsx';
import { SearchBox } from '@overt/ui-kit/search-box.tsx';
import type { ReactNode } from 'react';
import { troubleOf } from '../api/errors.ts';
import { useText } from '../i18n/i18n.ts';
import { completeSearch } from '../search/complete.ts';
import type { SearchField } from '../search/fields.ts';

interface ListPageProps {
  title: string;
  search: string;
  onSearch(text: string): void;
  fields: readonly SearchField[];
  example: string;
  error: Error | null;
  onRetry(): void;
  actions?: ReactNode;
  toolbar?: ReactNode;
  children: ReactNode;
}

export function ListPage(props: ListPageProps) {
  const { t } = useText();
  const { title, search, error } = props;
  const trouble = error ? troubleOf(error) : null;
  return (
    <>
      <PageHead title={title} actions={props.actions} />
      <div className="ov-toolbar">
        <SearchBox
          label={t('search.in', { what: title })}
          placeholder={t('search.example', { example: props.example })}
          value={search}
          onApply={props.onSearch}
          complete={text => completeSearch(text, props.fields)}
          error={trouble?.status === 400 ? trouble.detail : null}
        />
        {props.toolbar}
      </div>
      {trouble && (
        <div className="ov-toolbar">
          <ErrorPanel
            title={t(trouble.status === 400 ? 'search.notUnderstood' : 'list.failed', { what: title })}
            detail={trouble.detail}
            correlationId={trouble.correlationId}
            onRetry={props.onRetry}
          />
        </div>
      )}
      <div className="ov-body">{trouble ? null : props.children}</div>
    </>
  );
}

// Jobs with their steps. A failed one says what the engine said; its correlation id finds its events.
import './tasks.css';
import type { Job } from '@overt/api-types/types.gen';
import { EmptyState, ErrorPanel, Progress, Skeletons } from '@overt/ui-kit/feedback.tsx';
import { Icon } from '@overt/ui-kit/icon.tsx';
import { PageHead } from '@overt/ui-kit/layout.tsx';
import { ScrollRegion } from '@overt/ui-kit/scroll-region.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import { dateTime, duration } from '@overt/ui-kit/units.ts';
import { useSearchParams } from 'react-router';
import { troubleOf } from '../../api/errors.ts';
import { useJobs } from '../../api/queries.ts';
import { useText } from '../../i18n/i18n.ts';
import { useStateWord } from '../../i18n/state-words.ts';
import { faceOf } from '../../states/other-states.ts';
import { jobProgress, stepsInOrder } from './job-progress.ts';

export function TasksPage() {
  const { t } = useText();
  const jobs = useJobs();
  const [params, setParams] = useSearchParams();
  const open = params.get('job');
  const trouble = jobs.error ? troubleOf(jobs.error) : null;
  const list = (jobs.data ?? []).toSorted(
    (a, b) =>
      Number(b.status === 'started') - Number(a.status === 'started') ||
      (b.startTime ?? '').localeCompare(a.startTime ?? ''),
  );
  return (
    <>
      <PageHead title={t('nav.tasks')} />
      <ScrollRegion className="ov-body ov-body--padded" label={t('nav.tasks')}>
        {trouble && (
          <ErrorPanel
            title={t('list.failed', { what: t('nav.tasks') })}
            detail={trouble.detail}
            correlationId={trouble.correlationId}
            onRetry={() => void jobs.refetch()}
          />
        )}
        {jobs.isPending && <Skeletons lines={6} />}
        {jobs.data?.length === 0 && (
          <EmptyState icon="tasks" title={t('tasks.none')}>
            {t('tasks.noneBody')}
          </EmptyState>
        )}
        <ul className="ov-tasks">
          {list.map(job => (
            <JobItem
              key={job.id}
              job={job}
              open={job.id === open}
              onToggle={() => setParams(job.id === open ? {} : { job: job.id ?? '' }, { replace: true })}
            />
          ))}
        </ul>
      </ScrollRegion>
    </>
  );
}

function seconds(from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  return (new Date(to).getTime() - new Date(from).getTime()) / 1000;
}

function JobItem({ job, open, onToggle }: { job: Job; open: boolean; onToggle(): void }) {
  const { t, locale } = useText();
  const word = useStateWord();
  const { part, step } = jobProgress(job);
  return (
    <li className="ov-task">
      <button type="button" className="ov-task__head" aria-expanded={open} onClick={onToggle}>
        <Icon name={open ? 'down' : 'right'} />
        <StateLabel face={faceOf(job.status)} word={word(job.status)} />
        <span className="ov-ellipsis">
          {job.description}
          {step && <span className="ov-quiet"> · {step}</span>}
        </span>
        <span>{job.status === 'started' && <Progress value={part} label={job.description ?? ''} />}</span>
        <span className="ov-quiet ov-tabular ov-num">{job.startTime && dateTime(new Date(job.startTime), locale)}</span>
        <span className="ov-quiet ov-tabular ov-num">{duration(seconds(job.startTime, job.endTime))}</span>
      </button>
      {open && (
        <ol className="ov-task__steps">
          {stepsInOrder(job).map(one => (
            <li key={one.id}>
              <StateLabel face={faceOf(one.status)} word={word(one.status)} />
              <span className="ov-grow">{one.description ?? one.type}</span>
              {one.status === 'started' && one.progress !== undefined && (
                <Progress value={one.progress} label={one.description ?? ''} />
              )}
              <span className="ov-quiet ov-tabular">{duration(seconds(one.startTime, one.endTime))}</span>
            </li>
          ))}
          {(job.steps ?? []).length === 0 && <li className="ov-quiet">{t('tasks.noSteps')}</li>}
        </ol>
      )}
    </li>
  );
}

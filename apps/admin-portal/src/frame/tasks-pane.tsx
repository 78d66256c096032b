// The pane below every page: what runs, what happened. Folded it is one line with the latest of both.
import './frame.css';
import type { Job } from '@overt/api-types/types.gen';
import { Progress } from '@overt/ui-kit/feedback.tsx';
import { Icon } from '@overt/ui-kit/icon.tsx';
import { ScrollRegion } from '@overt/ui-kit/scroll-region.tsx';
import { StateIcon } from '@overt/ui-kit/state-label.tsx';
import { shortTime } from '@overt/ui-kit/units.ts';
import { useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { live } from '../api/live.ts';
import { useEvents, useJobs } from '../api/queries.ts';
import { useText } from '../i18n/i18n.ts';
import { useStateWord } from '../i18n/state-words.ts';
import { jobProgress } from '../pages/tasks/job-progress.ts';
import { paths } from '../paths.ts';
import { faceOf } from '../states/other-states.ts';

const KEY = 'overt.pane';
const RECENT = 'sortby time desc page 1';

export function TasksPane() {
  const { t, locale } = useText();
  const [open, setOpen] = useState(() => localStorage.getItem(KEY) === 'open');
  const { connected, waiting } = useSyncExternalStore(live.subscribe, live.get);
  const jobs = useJobs().data ?? [];
  const events = useEvents(RECENT, 50).data ?? [];
  const running = jobs.filter(job => job.status === 'started');
  const failed = jobs.filter(job => job.status === 'failed');
  const last = events[0];
  const toggle = () => {
    localStorage.setItem(KEY, open ? 'closed' : 'open');
    setOpen(!open);
  };
  return (
    <>
      <div className="ov-pane__bar">
        <button type="button" className="ov-pane__fold" aria-expanded={open} onClick={toggle}>
          <Icon name={open ? 'down' : 'up'} />
          {t('pane.running', { count: running.length })}
        </button>
        {failed.length > 0 && (
          <Link to={paths.tasks()} className="ov-state">
            <StateIcon face={faceOf('failed')} />
            {t('pane.failed', { count: failed.length })}
          </Link>
        )}
        {!open && running[0] && <JobLine job={running[0]} />}
        <span className="ov-grow" />
        {waiting > 0 && <span className="ov-quiet">{t('pane.waiting', { count: waiting })}</span>}
        {!connected && (
          <span className="ov-state">
            <StateIcon face={faceOf('warning')} />
            {t('pane.offline')}
          </span>
        )}
        {!open && last && (
          <span className="ov-state">
            <StateIcon face={faceOf(last.severity)} label={last.severity ?? ''} />
            <span className="ov-quiet ov-tabular">{last.time && shortTime(new Date(last.time), locale)}</span>
            <span className="ov-ellipsis">{last.description}</span>
          </span>
        )}
      </div>
      {open && (
        <div className="ov-pane__body">
          <ScrollRegion label={t('nav.tasks')}>
            <h2 className="ov-pane__head">
              {t('nav.tasks')} <Link to={paths.tasks()}>{t('pane.all')}</Link>
            </h2>
            {jobs.length === 0 && <p className="ov-quiet ov-toolbar">{t('tasks.none')}</p>}
            <ul className="ov-list">
              {jobs.slice(0, 50).map(job => (
                <li key={job.id}>
                  <JobLine job={job} />
                </li>
              ))}
            </ul>
          </ScrollRegion>
          <ScrollRegion label={t('nav.events')}>
            <h2 className="ov-pane__head">
              {t('nav.events')} <Link to={paths.events()}>{t('pane.all')}</Link>
            </h2>
            <ul className="ov-list">
              {events.map(event => (
                <li key={event.id}>
                  <StateIcon face={faceOf(event.severity)} label={event.severity ?? ''} />
                  <span className="ov-quiet ov-tabular">{event.time && shortTime(new Date(event.time), locale)}</span>
                  <span>{event.description}</span>
                </li>
              ))}
            </ul>
          </ScrollRegion>
        </div>
      )}
    </>
  );
}

function JobLine({ job }: { job: Job }) {
  const { locale } = useText();
  const word = useStateWord();
  const { part, step } = jobProgress(job);
  return (
    <span className="ov-job">
      <StateIcon face={faceOf(job.status)} label={word(job.status)} />
      <Link className="ov-ellipsis" to={paths.tasks(job.id)}>
        {job.description}
        {step && ` · ${step}`}
      </Link>
      {job.status === 'started' ? (
        <Progress value={part} label={job.description ?? ''} />
      ) : (
        <span className="ov-quiet">{word(job.status)}</span>
      )}
      <span className="ov-quiet ov-tabular ov-num">{job.startTime && shortTime(new Date(job.startTime), locale)}</span>
    </span>
  );
}

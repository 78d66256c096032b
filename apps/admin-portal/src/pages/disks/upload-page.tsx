// Uploads one image from this computer. What the file is (qcow2, raw, ISO; size) is read from its header, not asked.
import { Button } from '@overt/ui-kit/button.tsx';
import { ErrorPanel, Progress } from '@overt/ui-kit/feedback.tsx';
import { FieldRow, SelectField, TextField } from '@overt/ui-kit/form-fields.tsx';
import { Card, Facts, PageHead } from '@overt/ui-kit/layout.tsx';
import { bytes, duration, percent } from '@overt/ui-kit/units.ts';
import { useEffect, useRef, useState } from 'react';
import { Link, useBlocker, useNavigate } from 'react-router';
import { troubleOf } from '../../api/errors.ts';
import type { UploadState } from '../../api/upload.ts';
import { upload } from '../../api/upload.ts';
import { useDataDomains } from '../../api/queries.ts';
import { quoted } from '../../api/search-text.ts';
import { useText } from '../../i18n/i18n.ts';
import { paths } from '../../paths.ts';
import type { ImageFacts } from './image-header.ts';
import { HEADER_BYTES, imageFacts } from './image-header.ts';
import './upload.css';

export function UploadPage() {
  const { t, locale } = useText();
  const go = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [facts, setFacts] = useState<ImageFacts | null>(null);
  const [name, setName] = useState('');
  const [domain, setDomain] = useState('');
  const [state, setState] = useState<UploadState | null>(null);
  const [over, setOver] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const domains = useDataDomains();
  const chosen = domain || (domains[0]?.id ?? '');
  const busy = state !== null && ['preparing', 'sending', 'finishing'].includes(state.phase);
  const blocker = useBlocker(busy);

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm(t('upload.leave'))) {
      stop.current?.abort();
      blocker.proceed();
    } else blocker.reset();
  }, [blocker, t]);
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [busy]);

  const choose = (next: File | undefined) => {
    if (!next) return;
    setFile(next);
    setState(null);
    setName(next.name.replace(/\.(qcow2|img|raw|iso)$/i, ''));
    void next
      .slice(0, HEADER_BYTES)
      .arrayBuffer()
      .then(header => setFacts(imageFacts(header, next.size)));
  };
  const problem =
    !file || !facts
      ? t('upload.chooseFirst')
      : name.trim() === ''
        ? t('disk.nameMissing')
        : chosen === ''
          ? t('disk.domainMissing')
          : facts.backingFile
            ? t('upload.backing')
            : null;
  const start = () => {
    if (!file || !facts || problem !== null) return;
    const controller = new AbortController();
    stop.current = controller;
    const disk = {
      name: name.trim(),
      alias: name.trim(),
      format: facts.format,
      sparse: true,
      contentType: facts.content,
      provisionedSize: facts.virtualSize,
      initialSize: file.size,
      storageDomains: [{ id: chosen }],
    };
    void upload(file, disk, setState, controller.signal);
  };

  return (
    <>
      <PageHead crumb={<Link to={paths.disks()}>{t('nav.disks')}</Link>} title={t('upload.title')} />
      <div className="ov-body ov-body--padded">
        <div className="ov-stack ov-upload">
          <button
            type="button"
            className={over ? 'ov-drop ov-drop--over' : 'ov-drop'}
            disabled={busy}
            onClick={() => picker.current?.click()}
            onDragOver={event => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={event => {
              event.preventDefault();
              setOver(false);
              choose(event.dataTransfer.files[0]);
            }}
          >
            <strong>{file ? file.name : t('upload.drop')}</strong>
            <span className="ov-quiet">{t('upload.kinds')}</span>
          </button>
          <input
            ref={picker}
            type="file"
            hidden
            data-testid="upload-file"
            accept=".qcow2,.img,.raw,.iso"
            onChange={event => choose(event.target.files?.[0])}
          />
          {file && facts && (
            <>
              <Facts
                facts={[
                  [t('col.format'), facts.content === 'iso' ? 'ISO' : facts.format === 'cow' ? 'qcow2' : 'raw'],
                  [t('upload.fileSize'), bytes(file.size, locale)],
                  [t('upload.virtualSize'), bytes(facts.virtualSize, locale)],
                ]}
              />
              <FieldRow>
                <TextField label={t('col.name')} value={name} onChange={setName} required />
                <SelectField
                  label={t('col.storage')}
                  value={chosen}
                  options={domains.map(one => ({
                    value: one.id ?? '',
                    label: t('disk.domainFree', { name: one.name ?? '', size: bytes(one.available, locale) }),
                  }))}
                  onChange={setDomain}
                />
              </FieldRow>
            </>
          )}
          {state && <UploadProgress state={state} />}
          {state?.phase === 'failed' && (
            <ErrorPanel
              title={t('upload.failed')}
              detail={troubleOf(state.error).detail}
              correlationId={troubleOf(state.error).correlationId}
              onRetry={start}
            />
          )}
          <div className="ov-row">
            {state?.phase === 'done' ? (
              <>
                <Button
                  kind="primary"
                  small={false}
                  onClick={() => void go(paths.disks(`alias=${quoted(name.trim())}`))}
                >
                  {t('upload.toDisk')}
                </Button>
                <Button small={false} onClick={() => void go(paths.createVm())}>
                  {t('create.vm')}
                </Button>
              </>
            ) : (
              <Button
                kind="primary"
                small={false}
                icon="upload"
                busy={busy}
                disabledReason={busy ? null : problem}
                disabled={busy}
                onClick={start}
              >
                {t('upload.start')}
              </Button>
            )}
            {busy && (
              <Button kind="link" small={false} onClick={() => stop.current?.abort()}>
                {t('upload.cancel')}
              </Button>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

function UploadProgress({ state }: { state: UploadState }) {
  const { t, locale } = useText();
  const part = state.total === 0 ? 100 : (state.sent / state.total) * 100;
  const rate = state.seconds > 0.5 && state.sent > 0 ? state.sent / state.seconds : undefined;
  return (
    <Card>
      <div className="ov-stack ov-stack--tight" style={{ paddingBlockStart: 'var(--ov-4)' }}>
        <div className="ov-spread">
          <strong role="status">{t(`upload.phase.${state.phase}`)}</strong>
          <span className="ov-tabular">{percent(part, locale)}</span>
        </div>
        <Progress
          value={part}
          failed={state.phase === 'failed' || state.phase === 'cancelled'}
          label={t('upload.title')}
        />
        <span className="ov-quiet ov-tabular">
          {t('upload.sent', { sent: bytes(state.sent, locale), total: bytes(state.total, locale) })}
          {rate !== undefined &&
            state.phase === 'sending' &&
            ` · ${bytes(rate, locale)}/s · ${t('upload.left', { time: duration((state.total - state.sent) / rate) })}`}
        </span>
      </div>
    </Card>
  );
}

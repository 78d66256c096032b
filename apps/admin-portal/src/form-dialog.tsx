// A dialog with a form: Enter does what its button does, which says what is missing while it cannot.
import { Button } from '@overt/ui-kit/button.tsx';
import { Dialog } from '@overt/ui-kit/dialog.tsx';
import type { FormEvent, ReactNode } from 'react';
import { useId } from 'react';
import { useText } from './i18n/i18n.ts';

interface FormDialogProps {
  title: string;
  verb: string;
  /** Why it cannot be done yet. */
  problem: string | null;
  busy: boolean;
  children: ReactNode;
  onSubmit(): void;
  onClose(): void;
}

export function FormDialog({ title, verb, problem, busy, children, onSubmit, onClose }: FormDialogProps) {
  const { t } = useText();
  const id = useId();
  const submit = () => {
    if (problem === null && !busy) onSubmit();
  };
  const onEnter = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" small={false} busy={busy} disabledReason={problem} onClick={submit}>
            {verb}
          </Button>
          <Button kind="link" small={false} onClick={onClose}>
            {t('kit.cancel')}
          </Button>
        </>
      }
    >
      <form id={id} className="ov-stack" onSubmit={onEnter}>
        {children}
        {/* Without a button in it, Enter would not submit a form of several fields. */}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}

// Dialogs. A destructive one names the object and what goes with it; where data dies it asks to type the name.
import { Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { FormEvent, ReactNode } from 'react';
import { useId, useState } from 'react';
import { Button } from './button.tsx';
import { TextField } from './form-fields.tsx';
import { useKitText } from './text.ts';

interface DialogProps {
  title: string;
  size?: 'small' | 'medium' | 'large';
  children: ReactNode;
  footer: ReactNode;
  onClose(): void;
}

export function Dialog({ title, size = 'medium', children, footer, onClose }: DialogProps) {
  const id = useId();
  return (
    <Modal isOpen variant={size} aria-labelledby={id} onClose={onClose} className="ov-dialog">
      <ModalHeader title={title} labelId={id} />
      <ModalBody>{children}</ModalBody>
      <ModalFooter>{footer}</ModalFooter>
    </Modal>
  );
}

interface ConfirmProps {
  title: string;
  /** What will happen, with the consequences. */
  children: ReactNode;
  verb: string;
  danger?: boolean;
  busy?: boolean;
  /** Asks to type this name before the verb can be used; `typeLabel` says so. */
  typeName?: { name: string; label: string };
  onConfirm(): void;
  onClose(): void;
}

export function Confirm({
  title,
  children,
  verb,
  danger = false,
  busy = false,
  typeName,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const kit = useKitText();
  const [typed, setTyped] = useState('');
  const ready = typeName === undefined || typed === typeName.name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onConfirm();
  };
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button
            kind={danger ? 'danger' : 'primary'}
            small={false}
            busy={busy}
            disabled={!ready || busy}
            onClick={onConfirm}
          >
            {verb}
          </Button>
          <Button kind="link" small={false} onClick={onClose}>
            {kit('cancel')}
          </Button>
        </>
      }
    >
      <form className="ov-stack" onSubmit={submit}>
        {children}
        {typeName && <TextField label={typeName.label} value={typed} onChange={setTyped} autoFocus />}
      </form>
    </Dialog>
  );
}

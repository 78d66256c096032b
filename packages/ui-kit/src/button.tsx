// Buttons. A disabled one stays focusable and says why, in a tooltip and to screen readers.
import { Button as PfButton, Tooltip } from '@patternfly/react-core';
import type { MouseEvent, ReactNode } from 'react';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

interface ButtonProps {
  children?: ReactNode;
  /** Required when there is no visible text. */
  label?: string;
  kind?: 'primary' | 'secondary' | 'link' | 'plain' | 'danger';
  icon?: IconName;
  iconAfter?: IconName;
  small?: boolean;
  busy?: boolean;
  disabled?: boolean;
  /** Why it cannot be used now; implies disabled. */
  disabledReason?: string | null | undefined;
  onClick?(event: MouseEvent): void;
  submit?: boolean;
  tooltip?: string;
  autoFocus?: boolean;
  testId?: string;
}

export function Button(props: ButtonProps) {
  const { kind = 'secondary', icon, iconAfter, small = true, busy = false, disabledReason, label, tooltip } = props;
  const reason = disabledReason ?? null;
  const button = (
    <PfButton
      variant={kind}
      size={small ? 'sm' : 'default'}
      type={props.submit ? 'submit' : 'button'}
      isLoading={busy}
      isDisabled={props.disabled ?? false}
      isAriaDisabled={reason !== null}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(props.testId === undefined ? {} : { 'data-testid': props.testId })}
      {...(icon === undefined ? {} : { icon: <Icon name={icon} /> })}
      {...(props.onClick ? { onClick: props.onClick } : {})}
      {...(props.autoFocus ? { autoFocus: true } : {})}
    >
      {props.children}
      {iconAfter && (
        <>
          {' '}
          <Icon name={iconAfter} />
        </>
      )}
    </PfButton>
  );
  const hint = reason ?? tooltip;
  return hint ? <Tooltip content={hint}>{button}</Tooltip> : button;
}

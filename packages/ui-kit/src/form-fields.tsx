// Form fields: label, control, help or error below. The error text replaces the help and is tied to the control.
import {
  Checkbox,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  TextArea,
  TextInput,
} from '@patternfly/react-core';
import './form-fields.css';
import type { ReactNode } from 'react';
import { useId } from 'react';

interface FieldProps {
  label: string;
  help?: string | undefined;
  error?: string | null | undefined;
  required?: boolean;
}

function Field({ id, label, help, error, required, children }: FieldProps & { id: string; children: ReactNode }) {
  const text = error ?? help;
  return (
    <FormGroup label={label} fieldId={id} isRequired={required ?? false}>
      {children}
      {text && (
        <FormHelperText>
          <HelperText id={`${id}-text`}>
            <HelperTextItem variant={error ? 'error' : 'default'}>{text}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  );
}

function described(id: string, props: FieldProps) {
  return props.error || props.help ? { 'aria-describedby': `${id}-text` } : {};
}

interface TextFieldProps extends FieldProps {
  value: string;
  onChange(value: string): void;
  type?: 'text' | 'password' | 'number' | 'search';
  placeholder?: string;
  autoFocus?: boolean;
  autoComplete?: string;
  min?: number;
  max?: number;
}

export function TextField(props: TextFieldProps) {
  const id = useId();
  return (
    <Field {...props} id={id}>
      <TextInput
        id={id}
        type={props.type ?? 'text'}
        value={props.value}
        validated={props.error ? 'error' : 'default'}
        isRequired={props.required ?? false}
        onChange={(_, value) => props.onChange(value)}
        {...described(id, props)}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        {...(props.autoComplete === undefined ? {} : { autoComplete: props.autoComplete })}
        {...(props.min === undefined ? {} : { min: props.min })}
        {...(props.max === undefined ? {} : { max: props.max })}
        {...(props.autoFocus ? { autoFocus: true } : {})}
      />
    </Field>
  );
}

export function TextAreaField(props: FieldProps & { value: string; onChange(value: string): void; rows?: number }) {
  const id = useId();
  return (
    <Field {...props} id={id}>
      <TextArea
        id={id}
        rows={props.rows ?? 4}
        value={props.value}
        resizeOrientation="vertical"
        validated={props.error ? 'error' : 'default'}
        onChange={(_, value) => props.onChange(value)}
        {...described(id, props)}
      />
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function SelectField(
  props: FieldProps & { value: string; options: readonly Option[]; onChange(value: string): void; disabled?: boolean },
) {
  const id = useId();
  return (
    <Field {...props} id={id}>
      <FormSelect
        id={id}
        value={props.value}
        isDisabled={props.disabled ?? false}
        validated={props.error ? 'error' : 'default'}
        onChange={(_, value) => props.onChange(value)}
        {...described(id, props)}
      >
        {props.options.map(option => (
          <FormSelectOption key={option.value} value={option.value} label={option.label} />
        ))}
      </FormSelect>
    </Field>
  );
}

export function CheckField({
  label,
  help,
  checked,
  onChange,
}: {
  label: string;
  help?: string;
  checked: boolean;
  onChange(checked: boolean): void;
}) {
  const id = useId();
  return (
    <Checkbox
      id={id}
      label={label}
      isChecked={checked}
      onChange={(_, value) => onChange(value)}
      {...(help ? { description: help } : {})}
    />
  );
}

/** Boxes to check that belong together, under one name. */
export function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="ov-choices">
      <legend>{label}</legend>
      <div className="ov-stack ov-stack--tight">{children}</div>
    </fieldset>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="ov-fields">{children}</div>;
}

import type { ComponentChildren } from 'preact';
import type { Option } from '../offer.ts';
import { described, ErrorText } from './errors.tsx';

type ChoiceProps = {
  readonly name: string;
  readonly value: string;
  readonly chosen: string | undefined;
  readonly label: string;
  readonly hint: string;
  readonly children?: ComponentChildren;
};

/** One answer among several; what belongs to it is shown while it is chosen. */
export function Choice({ name, value, chosen, label, hint, children }: ChoiceProps) {
  const id = `${name}-${value}`;
  return (
    <div class="choice">
      <label class="pick" for={id}>
        <input type="radio" id={id} name={name} value={value} checked={chosen === value} />
        <span>
          <b>{label}</b>
          <span class="hint">{hint}</span>
        </span>
      </label>
      {children === undefined ? null : <div class="more">{children}</div>}
    </div>
  );
}

type SelectProps = {
  readonly name: string;
  readonly label: string;
  readonly prompt: string;
  readonly options: readonly Option[];
  readonly entered: string | undefined;
  readonly error: string | undefined;
};

/** A choice from a list that starts with nothing chosen. */
export function Select({ name, label, prompt, options, entered, error }: SelectProps) {
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label class="label" for={name}>
        {label}
      </label>
      <ErrorText id={`${name}-error`} text={error} />
      <select id={name} name={name} {...described(error, `${name}-error`)}>
        <option value="">{prompt}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === entered}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

// What a person may write goes into one side item (400 KB) and one mail: 2,000 characters are plenty.
const noteMaxLength = 2000;

type NoteProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly entered: string | undefined;
  readonly error?: string | undefined;
};

/** Free text. */
export function Note({ name, label, hint, entered, error }: NoteProps) {
  const hintId = hint === undefined ? undefined : `${name}-hint`;
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label class="label" for={name}>
        {label}
      </label>
      {hint === undefined ? null : (
        <span class="hint" id={hintId}>
          {hint}
        </span>
      )}
      <ErrorText id={`${name}-error`} text={error} />
      <textarea
        id={name}
        name={name}
        rows={3}
        maxLength={noteMaxLength}
        {...described(error, `${name}-error`, hintId)}
      >
        {entered}
      </textarea>
    </div>
  );
}

type BoxesProps = {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly entered: readonly string[];
};

/** Any number of a list, none of them ticked at first. */
export function Boxes({ name, label, options, entered }: BoxesProps) {
  if (options.length === 0) return null;
  return (
    <fieldset>
      <legend>{label}</legend>
      {options.map((option) => (
        <label class="box">
          <input type="checkbox" name={name} value={option.value} checked={entered.includes(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

type DatedProps = {
  readonly type: 'date' | 'time';
  readonly name: string;
  readonly label: string;
  readonly entered: string | undefined;
  readonly error: string | undefined;
};

function Dated({ type, name, label, entered, error }: DatedProps) {
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label class="label" for={name}>
        {label}
      </label>
      <ErrorText id={`${name}-error`} text={error} />
      <input type={type} id={name} name={name} value={entered} {...described(error, `${name}-error`)} />
    </div>
  );
}

/** A date; a browser that knows no such field takes it as text. */
export function Day(props: Omit<DatedProps, 'type'>) {
  return <Dated type="date" {...props} />;
}

/** A time of day such as 07:30; a browser that knows no such field takes it as text. */
export function Time(props: Omit<DatedProps, 'type'>) {
  return <Dated type="time" {...props} />;
}

type CodeProps = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly entered: string | undefined;
  readonly error: string | undefined;
};

/** The two digits that only the mail shows; nothing is filled in by the browser. */
export function Code({ name, label, hint, entered, error }: CodeProps) {
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label class="label" for={name}>
        {label}
      </label>
      <span class="hint" id={`${name}-hint`}>
        {hint}
      </span>
      <ErrorText id={`${name}-error`} text={error} />
      <input
        class="code"
        type="text"
        id={name}
        name={name}
        inputMode="numeric"
        pattern="[0-9]{2}"
        maxLength={2}
        autocomplete="off"
        value={entered}
        {...described(error, `${name}-error`, `${name}-hint`)}
      />
    </div>
  );
}

type DateTimeProps = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly entered: string | undefined;
  readonly error: string | undefined;
};

/** A date and a time in the reader's own clocks; it may stay empty. */
export function DateTime({ name, label, hint, entered, error }: DateTimeProps) {
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label class="label" for={name}>
        {label}
      </label>
      <span class="hint" id={`${name}-hint`}>
        {hint}
      </span>
      <ErrorText id={`${name}-error`} text={error} />
      <input
        type="datetime-local"
        id={name}
        name={name}
        value={entered}
        {...described(error, `${name}-error`, `${name}-hint`)}
      />
    </div>
  );
}

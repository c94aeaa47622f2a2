/** One thing to put right; `target` is the id of the element to go to, none for the form as a whole. */
export type FormError = { readonly text: string; readonly target?: string };

type ErrorSummaryProps = { readonly heading: string; readonly errors: readonly FormError[] };

/** Everything that is to be put right, at the top of the page, where the focus starts. */
export function ErrorSummary({ heading, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div class="errors" role="alert" tabIndex={-1} autofocus>
      <h2>{heading}</h2>
      <ul>
        {errors.map((error) => (
          <li>{error.target === undefined ? error.text : <a href={`#${error.target}`}>{error.text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

type ErrorTextProps = { readonly id: string; readonly text: string | undefined };

/** What is wrong with one field, next to it. */
export function ErrorText({ id, text }: ErrorTextProps) {
  return text === undefined ? null : (
    <span class="error" id={id}>
      {text}
    </span>
  );
}

/** The `aria` attributes of a field: what describes it, and whether it is wrong. */
export function described(error: string | undefined, errorId: string, hintId?: string) {
  const ids = [hintId, error === undefined ? undefined : errorId].filter((id) => id !== undefined);
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(error === undefined ? {} : { 'aria-invalid': true }),
  } as const;
}

import { overviewFields as names } from './overview-form.ts';

type DecideButtonProps = {
  readonly nonce: string;
  readonly subject: string;
  readonly label: string;
  /** The same for who hears it alone, among many. */
  readonly spoken: string;
};

/** Leads to the page that decides: that one asks for the code. */
export function DecideButton({ nonce, subject, label, spoken }: DecideButtonProps) {
  return (
    <form method="post">
      <input type="hidden" name={names.nonce} value={nonce} />
      <input type="hidden" name={names.decide} value={subject} />
      <button type="submit" aria-label={spoken}>
        {label}
      </button>
    </form>
  );
}

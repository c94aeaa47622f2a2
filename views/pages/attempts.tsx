import type { ShownDifference, ShownRequest } from '../attempts.ts';
import type { Reader } from '../reader.ts';
import type { IncidentTexts } from '../texts/texts-for.ts';
import { shortTime } from '../when.ts';
import { decisionFormFields as names, REPOST_SHOWN } from './decision-form.ts';
import { Facts } from './facts.tsx';
import { Story } from './story.tsx';

type AttemptsProps = {
  readonly requests: readonly ShownRequest[];
  readonly nonce: string;
  readonly reader: Reader;
  readonly texts: IncidentTexts;
};

/** The latest requests, and the button that shows what another try would write. */
export function Attempts({ requests, nonce, reader, texts: { attempts } }: AttemptsProps) {
  if (requests.length === 0) return null;
  return (
    <section class="card">
      <h2>{attempts.heading}</h2>
      <Story
        story={requests.map((one) => ({ at: one.at, sentence: attempts.request(one) }))}
        reader={reader}
      />
      <form method="post" autocomplete="off">
        <input type="hidden" name={names.nonce} value={nonce} />
        <p class="muted">{attempts.repostHint}</p>
        <button type="submit" name={names.repost} value={REPOST_SHOWN}>
          {attempts.repost}
        </button>
      </form>
    </section>
  );
}

type DifferenceProps = {
  readonly difference: ShownDifference;
  readonly reader: Reader;
  readonly texts: IncidentTexts;
};

/** What another try would write, against what was there. */
export function Difference({
  difference: { system, seen, notMade },
  reader,
  texts: { attempts },
}: DifferenceProps) {
  if (seen === undefined)
    return <p>{notMade === undefined ? attempts.unknown : attempts.notMade(notMade)}</p>;
  const facts = seen.fields.map(({ field, wanted, shown }) => ({
    label: field,
    value: attempts.change(wanted, shown),
  }));
  return (
    <>
      <h2>{attempts.difference(system)}</h2>
      <Facts facts={facts} />
      <p class="muted">{attempts.seen(shortTime(seen.at, reader))}</p>
    </>
  );
}

import type { ShownReversal, ShownRollback } from '../rollback.ts';
import type { IncidentTexts } from '../texts/texts-for.ts';
import { Facts } from './facts.tsx';

type RollbackProps = { readonly rollback: ShownRollback; readonly texts: IncidentTexts };

/** What taking back would do: for one handoff field by field, for several the systems of each. */
export function Rollback({ rollback: { handoffs, more }, texts }: RollbackProps) {
  const isOne = handoffs.length + more === 1;
  return (
    <>
      <h2>{texts.rollback.heading}</h2>
      {handoffs.map(({ whatTitle, systems, notWritten }) => (
        <>
          {isOne ? null : <h3>{whatTitle}</h3>}
          <ol>
            {systems.map((one) => (
              <Reversal reversal={one} texts={texts} />
            ))}
          </ol>
          {notWritten.length === 0 ? null : <p class="muted">{texts.rollback.notWritten(notWritten)}</p>}
        </>
      ))}
      {more === 0 ? null : <p>{texts.rollback.more(more)}</p>}
      <p class="muted">{texts.rollback.hint}</p>
    </>
  );
}

function Reversal({
  reversal,
  texts: { rollback },
}: {
  readonly reversal: ShownReversal;
  readonly texts: IncidentTexts;
}) {
  const fields = reversal.does === 'give-back' ? reversal.fields : [];
  return (
    <li>
      <strong>{reversal.system}</strong> {rollback.does(reversal.does)}
      {fields.length === 0 ? null : (
        <Facts
          facts={fields.map(({ field, given, shown, known }) => ({
            label: field,
            value: rollback.change(given, shown, known),
          }))}
        />
      )}
    </li>
  );
}

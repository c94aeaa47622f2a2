import type { ShownField } from '../offer.ts';

type FactsProps = { readonly facts: readonly ShownField[]; readonly className?: 'key' };

/** A list of labelled values. */
export function Facts({ facts, className }: FactsProps) {
  return (
    <dl class={className}>
      {facts.map((fact) => (
        <div>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

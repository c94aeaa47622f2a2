import type { Stage } from './stage.ts';

/** Names are fixed so that alarms, operators and executions under way find a thing again after any deploy. */
export const physicalName = ({ name }: Stage, part: string): string => `baton-${name}-${part}`;

/** The `service` of every log line, and the one dimension of our own metrics. */
export const serviceName = ({ name }: Stage): string => `baton-${name}`;

/** `offer-handoff` as a construct id: `OfferHandoff`. */
export const pascalCase = (kebab: string): string =>
  kebab
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** `intake-queue` as part of an environment variable: `INTAKE_QUEUE`. */
export const upperSnakeCase = (kebab: string): string => kebab.replaceAll('-', '_').toUpperCase();

import type { DynamoUnits } from './dynamo-units.ts';
import type { Call } from './meter.ts';

/** What the requests of one kind from one Lambda came to. */
export interface Line {
  readonly from: string;
  readonly service: string;
  readonly operation: string;
  readonly table: string;
  requests: number;
  reads: number;
  writes: number;
}

/** Adds up every metered request. */
export class Tally {
  readonly #units: DynamoUnits;
  readonly #lines = new Map<string, Line>();
  lastAt = Date.now();

  constructor(units: DynamoUnits) {
    this.#units = units;
  }

  add(call: Call): void {
    const { reads, writes } = this.#units.of(call);
    const line = this.#line(call);
    line.requests += 1;
    line.reads += reads;
    line.writes += writes;
    this.lastAt = call.at;
  }

  lines(): readonly Line[] {
    return [...this.#lines.values()].sort(
      (a, b) => b.writes + b.reads - a.writes - a.reads || b.requests - a.requests,
    );
  }

  /** Requests to a service, by all Lambdas or by one. */
  requests(service: string, operation = /./): number {
    return sum(
      this.lines().filter((line) => line.service === service && operation.test(line.operation)),
      'requests',
    );
  }

  total(what: 'reads' | 'writes'): number {
    return sum(this.lines(), what);
  }

  #line({ from, service, operation, input }: Call): Line {
    const table = tableOf(input);
    const key = [from, service, operation, table].join(' ');
    const line = this.#lines.get(key) ?? {
      from,
      service,
      operation,
      table,
      requests: 0,
      reads: 0,
      writes: 0,
    };
    this.#lines.set(key, line);
    return line;
  }
}

function sum(lines: readonly Line[], what: 'requests' | 'reads' | 'writes'): number {
  return lines.reduce((all, line) => all + line[what], 0);
}

function tableOf(input: unknown): string {
  if (typeof input !== 'object' || input === null) return '';
  if ('TableName' in input && typeof input.TableName === 'string') return input.TableName;
  return '';
}

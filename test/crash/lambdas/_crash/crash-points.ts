import { existsSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The emulator hands its environment to every Lambda, so both find the same folder. Each file in it is one death:
 * `<lambda>.<marker>` holds after how many calls of its ports, or after which call, the Lambda dies that handles an
 * event with the marker in it: `3`, `log.append`, `log.append 2` (the second in all) or `log.append#2` (the second for
 * one event). Who dies removes the file, so that each death happens once.
 */
const FOLDER = join(process.env.STATE_DIR ?? '', '..', 'crashes');

/** Data, which nobody calls. */
const NO_PORTS = new Set(['bundle', 'settings', 'portal']);

type Member = (...given: unknown[]) => unknown;

/** What one Lambda needs in order to be able to die on the way. */
export interface CrashPoints {
  /** The same ports; whoever is to die does so right after one of their calls has come back. */
  watch<Ports extends object>(ports: Ports): Ports;
  /** The same handler; it looks whether this event is the one. */
  around<Event, Rest extends unknown[], Answer>(
    handler: (event: Event, ...rest: Rest) => Promise<Answer>,
  ): (event: Event, ...rest: Rest) => Promise<Answer>;
}

export function crashPoints(lambda: string): CrashPoints {
  let plan: Plan | undefined;
  const called = (name: string): void => {
    if (plan !== undefined) countDown(plan, name);
  };
  return {
    watch: (ports) =>
      Object.fromEntries(
        Object.entries(ports).map(([name, port]: [string, unknown]) => [
          name,
          isPort(port) && !NO_PORTS.has(name) ? watched(name, port, called) : port,
        ]),
      ) as typeof ports,
    around:
      (handler) =>
      (event, ...rest) => {
        plan = planFor(lambda, JSON.stringify(event));
        return handler(event, ...rest);
      },
  };
}

function isPort(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function watched<Port extends object>(path: string, port: Port, called: (name: string) => void): Port {
  return new Proxy(port, {
    get: (target, property) => {
      const member: unknown = Reflect.get(target, property);
      const name = `${path}.${String(property)}`;
      if (isPort(member)) return watched(name, member, called);
      return typeof member === 'function' ? counted(name, target, member as Member, called) : member;
    },
  });
}

function counted(name: string, port: object, member: Member, called: (name: string) => void): Member {
  return (...given) => {
    const answer = Reflect.apply(member, port, given);
    if (!(answer instanceof Promise)) return answer;
    return answer.then((value: unknown) => {
      called(name);
      return value;
    });
  };
}

interface Plan {
  readonly file: string;
  /** How often each call has come back for this event. */
  readonly calls: Map<string, number>;
}

function planFor(lambda: string, event: string): Plan | undefined {
  if (!existsSync(FOLDER)) return undefined;
  const prefix = `${lambda}.`;
  const own = readdirSync(FOLDER).filter((file) => file.startsWith(prefix));
  const file = own.find((each) => event.includes(each.slice(prefix.length)));
  return file === undefined ? undefined : { file, calls: new Map() };
}

function countDown({ file: name, calls }: Plan, call: string): void {
  const file = join(FOLDER, name);
  if (!existsSync(file)) return;
  calls.set(call, (calls.get(call) ?? 0) + 1);
  const when = readFileSync(file, 'utf8');
  const left = leftOf(when, call);
  if (left === 0 || when === `${call}#${String(calls.get(call))}`) {
    unlinkSync(file);
    process.exit(1);
  }
  if (left !== undefined) writeFileSync(file, when.replace(/\d+$/, String(left)));
}

/** How many calls are left after this one; undefined if it is not one of those that count. */
function leftOf(when: string, call: string): number | undefined {
  if (when === call) return 0;
  const [, named, times] = /^(?:(\S+) )?(\d+)$/.exec(when) ?? [];
  return times === undefined || (named ?? call) !== call ? undefined : Number(times) - 1;
}

/** The process "died" at this call: nothing catches it on purpose. */
export class InjectedFault extends Error {
  readonly call: string;

  constructor(call: string) {
    super(`injected at ${call}`);
    this.name = 'InjectedFault';
    this.call = call;
  }
}

/** 'before': the call never arrived. 'after': it was carried out, and its answer was lost. */
export interface FaultPlan {
  readonly call: number;
  readonly moment: 'before' | 'after';
}

/** Counts the calls on all ports that share it, and lets one of them fail. Each fault fires once. */
export class Faults {
  readonly calls: string[] = [];
  #plan: FaultPlan | undefined;

  /** Counts anew: call 1 is the next one. */
  failAt(plan: FaultPlan | undefined): void {
    this.calls.length = 0;
    this.#plan = plan;
  }

  async around<Value>(call: string, act: () => Promise<Value>): Promise<Value> {
    this.calls.push(call);
    const moment = this.#plan?.call === this.calls.length ? this.#plan.moment : undefined;
    if (moment !== undefined) this.#plan = undefined;
    if (moment === 'before') throw new InjectedFault(call);
    const value = await act();
    if (moment === 'after') throw new InjectedFault(call);
    return value;
  }
}

/** The same port, every call of which may fail. */
export function withFaults<Port extends object>(name: string, port: Port, faults: Faults): Port {
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) =>
        faults.around(`${name}.${String(property)}`, async () => {
          const answer: unknown = await Reflect.apply(member, target, given);
          return answer;
        });
    },
  });
}

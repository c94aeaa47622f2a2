/** What stands around every call that leaves the code: it may count, wait, or end the process. */
export type Around = <Value>(call: string, act: () => Promise<Value>) => Promise<Value>;

/** The same port, with something around each of its calls. */
export function wrapPort<Port extends object>(name: string, port: Port, around: Around): Port {
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== 'function') return member;
      const call = `${name}.${String(property)}`;
      return (...given: unknown[]) =>
        around(call, async (): Promise<unknown> => Reflect.apply(member, target, given));
    },
  });
}

/** Each of several ports. */
export function wrapPorts<Ports extends Record<string, object>>(ports: Ports, around: Around): Ports {
  const wrapped = Object.entries(ports).map(([name, port]) => [name, wrapPort(name, port, around)] as const);
  return Object.fromEntries(wrapped) as Ports;
}

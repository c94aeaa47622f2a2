import { expect, test } from 'vitest';
import { Faults, InjectedFault } from '#adapters/memory/faults.ts';
import { memoryPorts } from '#adapters/memory/ports.ts';
import { createWorld } from '#adapters/memory/world.ts';

test('A fault before a call leaves the world as it was, and fires once', async () => {
  const [world, faults] = [createWorld(), new Faults()];
  const ports = memoryPorts(world, faults);
  faults.failAt({ call: 2, moment: 'before' });
  await ports.texts.put('a', '1');
  await expect(ports.texts.put('b', '2')).rejects.toBeInstanceOf(InjectedFault);
  await ports.texts.put('c', '3');
  expect([...world.texts.keys()]).toEqual(['a', 'c']);
});

test('A fault after a call loses only the answer', async () => {
  const [world, faults] = [createWorld(), new Faults()];
  const ports = memoryPorts(world, faults);
  faults.failAt({ call: 1, moment: 'after' });
  await expect(ports.texts.put('a', '1')).rejects.toMatchObject({ call: 'texts.put' });
  expect(world.texts.get('a')).toBe('1');
});

test('Calls on all ports are counted together, in order', async () => {
  const [world, faults] = [createWorld(), new Faults()];
  const ports = memoryPorts(world, faults);
  await ports.claims.isDone('x');
  await ports.secrets.get('y');
  expect(faults.calls).toEqual(['claims.isDone', 'secrets.get']);
});

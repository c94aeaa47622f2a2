import type { Secrets } from '#domain/ports/platform.ts';
import type { World } from './world.ts';

export function memorySecrets({ secrets }: World): Secrets {
  const read = async (name: string): Promise<string | undefined> => {
    const value = secrets.get(name);
    return value === '' ? undefined : value;
  };
  return { get: read, refresh: read };
}

import { LOCAL_AWS } from '#local/emulator/environment.ts';
import { startTestEmulator } from '#test/cloud-support/emulator.ts';

/** The account of one test file, and how its SDK clients reach it. */
export interface Cloud {
  readonly config: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  readonly endpoint: string;
  stop(): Promise<void>;
}

export async function startCloud(name: string): Promise<Cloud> {
  const { endpoint, stop } = await startTestEmulator(`conformance-${name}`);
  const { region, credentials } = LOCAL_AWS;
  return { config: { endpoint, region, credentials }, endpoint, stop };
}

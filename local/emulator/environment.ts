import { delimiter, dirname, join } from 'node:path';

/** The account and region that the emulator plays, and keys that no real account accepts. */
export const LOCAL_AWS = {
  account: '000000000000',
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
} as const;

export interface EmulatorSettings {
  readonly port: number;
  /** Where the emulator keeps its state. */
  readonly stateDir: string;
  /** Enforces the IAM policies of the Lambda roles. */
  readonly auth?: boolean;
  /** Where Lambdas find AWS; the emulator itself without it. */
  readonly lambdaEndpoint?: string;
}

/** An idle Lambda worker holds about 75 MB; it goes after this time. */
const WARM_SECONDS = 20;

/**
 * The emulator's whole environment. It hands all of it to every Lambda, so nothing of the caller's own
 * (keys, profiles, proxies, the home folder) may be in it. Lambdas run on the first `node` of the PATH: the one
 * that runs this.
 */
export const emulatorEnvironment = (
  { port, stateDir, auth, lambdaEndpoint }: EmulatorSettings,
  temporaryDir: string,
): Record<string, string> => ({
  PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
  HOME: stateDir,
  TMPDIR: temporaryDir,
  GATEWAY_PORT: String(port),
  BIND_HOST: '127.0.0.1',
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
  STATE_DIR: join(stateDir, 'state'),
  S3_DATA_DIR: join(stateDir, 's3'),
  LAMBDA_WARM_TTL_SECONDS: String(WARM_SECONDS),
  ...(auth === true ? { AUTH: 'true' } : {}),
  ...(lambdaEndpoint === undefined ? {} : { AWS_ENDPOINT_URL: lambdaEndpoint }),
});

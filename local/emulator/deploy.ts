import {
  BaseCredentials,
  BootstrapEnvironments,
  CdkAppMultiContext,
  Toolkit,
  type ICloudAssemblySource,
  type IIoHost,
} from '@aws-cdk/toolkit-lib';

import { UserError } from '../user-error.ts';
import { LOCAL_AWS } from './environment.ts';
import { readResourceEvent, type ResourceEvent } from './resource-progress.ts';
import { withEnvironment } from './with-environment.ts';

/** The toolkit puts a cross in front of some messages. */
const reasonOf = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).replace(/^[^\w"'/]+/, '');

/** The sentence with which the app ended: Node writes it after the name of the error, above the stack. */
const saidBy = (appErrors: readonly string[]): string | undefined =>
  appErrors
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => /^(?:Uncaught )?[A-Z]\w*: (.+)/.exec(line)?.[1] ?? [])
    .at(0);

/** The app could not be synthesised or deployed. */
export class DeployFailed extends UserError {
  /** The resource that failed first, if any did. */
  readonly resource: ResourceEvent | undefined;
  /** What the app wrote to standard error. */
  readonly appErrors: readonly string[];

  constructor(resource: ResourceEvent | undefined, appErrors: readonly string[], cause: unknown) {
    const reason = resource?.reason ?? saidBy(appErrors) ?? reasonOf(cause);
    const where =
      resource === undefined ? '' : ` at ${resource.path ?? resource.logicalId} (${resource.type})`;
    super(`The deploy to the local cloud failed${where}: ${reason}`, { cause });
    this.resource = resource;
    this.appErrors = appErrors;
  }
}

export interface DeployOptions {
  /** The emulator's address; no other cloud can be reached from here. */
  readonly endpoint: string;
  /**
   * A folder with a synthesised assembly, or the command that runs the CDK app in the working directory; `context` is
   * added to that of `cdk.json`.
   */
  readonly app:
    | { readonly assembly: string }
    | { readonly command: string; readonly outDir: string; readonly context: Record<string, unknown> };
  readonly onResource?: (event: ResourceEvent) => void;
}

/** The outputs of every deployed stack, by stack name and output name. */
export type StackOutputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * What the toolkit's SDK clients and the app's command see: the caller's environment, but nothing of AWS from it, so
 * that no profile, key or endpoint of a real account can be used by mistake.
 */
const deployEnvironment = (endpoint: string) => (env: NodeJS.ProcessEnv) => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_'))),
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
  AWS_REGION: LOCAL_AWS.region,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_DISABLE_VERSION_CHECK: '1',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
});

/** The toolkit's code for a line that the app wrote to standard error. */
const APP_ERROR_LINE = 'CDK_ASSEMBLY_E1002';

/** Passes resource events on, remembers the first failure, and answers every question with its default. */
class ProgressHost implements IIoHost {
  readonly #onResource: (event: ResourceEvent) => void;
  firstFailure: ResourceEvent | undefined;
  readonly appErrors: string[] = [];

  constructor(onResource: (event: ResourceEvent) => void) {
    this.#onResource = onResource;
  }

  notify(message: Parameters<IIoHost['notify']>[0]): Promise<void> {
    if (message.code === APP_ERROR_LINE) this.appErrors.push(message.message);
    const event = readResourceEvent(message);
    if (event !== undefined) {
      if (event.status.endsWith('_FAILED')) this.firstFailure ??= event;
      this.#onResource(event);
    }
    return Promise.resolve();
  }

  requestResponse<T>(message: { defaultResponse: T }): Promise<T> {
    return Promise.resolve(message.defaultResponse);
  }
}

const openApp = (toolkit: Toolkit, app: DeployOptions['app']): Promise<ICloudAssemblySource> =>
  'assembly' in app
    ? toolkit.fromAssemblyDirectory(app.assembly)
    : toolkit.fromCdkApp(app.command, {
        outdir: app.outDir,
        lookups: false,
        // The engine that checks templates takes 4 s to load; here the emulator refuses what is wrong.
        synthOptions: { validation: false },
        contextStore: new CdkAppMultiContext(process.cwd(), app.context),
      });

const bootstrapAndDeploy = async (toolkit: Toolkit, app: DeployOptions['app']): Promise<StackOutputs> => {
  const { account, region } = LOCAL_AWS;
  await toolkit.bootstrap(BootstrapEnvironments.fromList([`aws://${account}/${region}`]));
  const { stacks } = await toolkit.deploy(await openApp(toolkit, app));
  return Object.fromEntries(stacks.map(({ stackName, outputs }) => [stackName, outputs]));
};

/**
 * Bootstraps the emulator and deploys all stacks of the app with the engine of `cdk deploy`, in this process.
 * Deploys nothing that is up to date already. One deploy at a time: it changes the environment while it runs.
 * @throws {DeployFailed} naming the resource that failed and CloudFormation's reason
 */
export const deployApp = async ({ endpoint, app, onResource }: DeployOptions): Promise<StackOutputs> => {
  const ioHost = new ProgressHost(onResource ?? (() => undefined));
  const credentials = BaseCredentials.custom({
    provider: () => Promise.resolve(LOCAL_AWS.credentials),
    region: LOCAL_AWS.region,
  });
  const toolkit = new Toolkit({
    ioHost,
    color: false,
    emojis: false,
    sdkConfig: { baseCredentials: credentials },
  });
  try {
    return await withEnvironment(deployEnvironment(endpoint), () => bootstrapAndDeploy(toolkit, app));
  } catch (error) {
    throw new DeployFailed(ioHost.firstFailure, ioHost.appErrors, error);
  }
};

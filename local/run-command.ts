import { spawn } from 'node:child_process';

export interface CommandResult {
  /** The exit code; `undefined` when the command could not be started or was killed. */
  readonly code: number | undefined;
  /** What it wrote to standard output and standard error, in the order in which it came. */
  readonly output: string;
}

/** Runs a command to its end; it never outlives this process. A command that does not exist is a result too. */
export const runCommand = (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<CommandResult> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = (): void => void child.kill('SIGKILL');
    const chunks: string[] = [];
    const end = (code: number | undefined): void => {
      process.off('exit', kill);
      resolve({ code, output: chunks.join('') });
    };
    process.on('exit', kill);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    }
    child.once('error', (error) => {
      chunks.push(error.message);
      end(undefined);
    });
    child.once('close', (code) => {
      end(code ?? undefined);
    });
  });

/** The last line that says something: where Python and most tools put the reason of a failure. */
export const lastLine = (output: string): string => output.trimEnd().split('\n').at(-1)?.trim() ?? '';

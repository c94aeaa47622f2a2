import type { ExitCode } from './exit-code.ts';
import type { Style } from './output/style.ts';

/** What a command has to say: as data for `--json`, and as text for people. */
export interface Outcome {
  readonly data: unknown;
  readonly text: (style: Style) => string;
  readonly exitCode: ExitCode;
}

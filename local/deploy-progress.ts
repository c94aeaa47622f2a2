import type { ResourceEvent } from './emulator/resource-progress.ts';

/** Where progress is shown: standard output, which knows whether a person looks at it. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface DeployProgress {
  readonly onResource: (event: ResourceEvent) => void;
  /** Leaves the line that is being rewritten as it is; what is written next begins a new one. */
  readonly end: () => void;
}

/**
 * Shows a deploy, resource by resource: on a terminal one line for each stack, rewritten in place, elsewhere one line
 * for each resource that is ready. What failed keeps a line of its own in both.
 */
export function deployProgress(screen: Screen): DeployProgress {
  const progress = screen.isTTY === true ? rewritten(screen) : lineByLine(screen);
  return {
    ...progress,
    onResource: (event) => {
      if (event.stack !== BOOTSTRAP_STACK) progress.onResource(event);
    },
  };
}

const BOOTSTRAP_STACK = 'CDKToolkit';

function lineByLine(screen: Screen): DeployProgress {
  return {
    onResource: (event) => {
      if (/_(COMPLETE|FAILED)$/.test(event.status)) screen.write(`${endedLine(event)}\n`);
    },
    end: () => undefined,
  };
}

function rewritten(screen: Screen): DeployProgress {
  let openStack: string | undefined;
  const end = (): void => {
    if (openStack !== undefined) screen.write('\n');
    openStack = undefined;
  };
  const onResource = (event: ResourceEvent): void => {
    if (openStack !== event.stack) end();
    if (event.status.endsWith('_FAILED')) {
      end();
      screen.write(`${endedLine(event)}\n`);
      return;
    }
    screen.write(`\r${CLEAR_LINE}${fitted(stackLine(event), screen)}`);
    openStack = event.stack;
  };
  return { onResource, end };
}

const CLEAR_LINE = '\u001B[K';
const USUAL_COLUMNS = 80;

/** One column stays free: some terminals wrap a line that fills them. */
function fitted(line: string, { columns = USUAL_COLUMNS }: Screen): string {
  return line.slice(0, Math.max(0, columns - 1));
}

function stackLine({ stack, completed, total, path, logicalId }: ResourceEvent): string {
  const count = total === undefined ? String(completed) : `${String(completed)}/${String(total)}`;
  return `  ${stack.padEnd(26)} ${count.padStart(7)}  ${path ?? logicalId}`;
}

function endedLine({ path, logicalId, type, status, reason }: ResourceEvent): string {
  const how = status.toLowerCase().replaceAll('_', ' ').padEnd(16);
  const why = reason === undefined || !status.endsWith('_FAILED') ? '' : `: ${reason}`;
  return `  ${how} ${type.replace('AWS::', '').padEnd(28)} ${path ?? logicalId}${why}`;
}

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const TERM_GRACE_MS = 5_000;
const KILL_GRACE_MS = 2_000;
const POLL_MS = 25;

/** Sends a signal to every process of a group; false when the group has none left. */
export const signalGroup = (groupId: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(-groupId, signal);
  } catch {
    // ESRCH: nobody there. EPERM: only dead members on macOS, or a group that is not ours: nothing to end.
    return false;
  }
};

const isGone = async (groupId: number, withinMs: number): Promise<boolean> => {
  const deadline = Date.now() + withinMs;
  while (signalGroup(groupId, 0)) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
};

/** Ends a process group: asks first, kills what is left after 5 s; a group that has ended already is fine. */
export const endGroup = async (groupId: number): Promise<void> => {
  signalGroup(groupId, 'SIGTERM');
  if (await isGone(groupId, TERM_GRACE_MS)) return;
  signalGroup(groupId, 'SIGKILL');
  await isGone(groupId, KILL_GRACE_MS);
};

/**
 * The command line of a living process, or `undefined`; two processes with one id are told apart by it.
 * Linux has it in /proc (a bare Debian has no `ps`), macOS has `ps`.
 */
export const commandLineOf = (pid: number): string | undefined => {
  try {
    const text =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return text.trim() === '' ? undefined : text.trim();
  } catch {
    return undefined;
  }
};

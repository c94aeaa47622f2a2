import { text } from 'node:stream/consumers';

/** No secret was given, or the question for it was broken off. */
export class NoSecretError extends Error {
  override readonly name = 'NoSecretError';

  constructor() {
    super('No secret was given: pipe it in, or type it when asked.');
  }
}

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const BACKSPACES: ReadonlySet<string> = new Set(['\u007f', '\b']);
const ENDS: ReadonlySet<string> = new Set(['\r', '\n', CTRL_D]);

/** Reads a secret from a pipe, or asks for it without showing what is typed: never from the command line. Throws a NoSecretError. */
export async function readSecret(question: string): Promise<string> {
  const value = process.stdin.isTTY ? await ask(question) : await text(process.stdin);
  if (value.trim() === '') throw new NoSecretError();
  return value.trim();
}

async function ask(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true).setEncoding('utf8');
  try {
    let typed = '';
    for await (const chunk of stdin) {
      for (const key of String(chunk)) {
        if (key === CTRL_C) throw new NoSecretError();
        if (ENDS.has(key)) return typed;
        typed = BACKSPACES.has(key) ? typed.slice(0, -1) : typed + key;
      }
    }
    return typed;
  } finally {
    stdin.setRawMode(false);
    stderr.write('\n');
  }
}

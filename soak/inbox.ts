import { readMessages } from '#local/inbox/messages.ts';
import type { Mail } from '#local/inbox/messages.ts';
import { askAgain } from '#test/cloud-support/ask-again.ts';

/** The emulator gives out all mails at once, more and more of them: everybody who waits shares a reading. */
const PAUSE_MS = 1000;

/** All mails of the run, as they are read in the emulator's inbox. */
export class Inbox {
  readonly #endpoint: string;
  #reading: Promise<readonly Mail[]> | undefined;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  /** The mails to somebody that say this, the newest first; up to a second old. */
  async mailsTo(to: string, saying: string): Promise<readonly Mail[]> {
    this.#reading ??= this.#read();
    const mails = await this.#reading;
    return mails.filter((mail) => mail.to.includes(to) && `${mail.subject}\n${mail.text}`.includes(saying));
  }

  async #read(): Promise<readonly Mail[]> {
    try {
      return await askAgain(() => readMessages(this.#endpoint));
    } finally {
      setTimeout(() => {
        this.#reading = undefined;
      }, PAUSE_MS);
    }
  }
}

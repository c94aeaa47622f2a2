/** A consent came to nothing; says what to do about it. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly next: string;

  constructor(sentence: string, next: string, options?: ErrorOptions) {
    super(sentence, options);
    this.next = next;
  }
}

/**
 * Something that the person at the terminal can put right. `sentence` says what is wrong and what to do
 * about it; it is shown alone, without a stack.
 */
export abstract class UserError extends Error {
  readonly sentence: string;

  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = new.target.name;
    this.sentence = sentence;
  }
}

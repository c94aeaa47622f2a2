/** The directory of a folder is not in order, so nothing can be built upon it. */
export class DirectoryNotInOrderError extends Error {
  override readonly name = 'DirectoryNotInOrderError';
  readonly file: string;

  constructor(file: string, options?: ErrorOptions) {
    super(`${file} is not in order: \`npm run contracts:check\` says where.`, options);
    this.file = file;
  }
}

/** The output of the contract compiler; the bundler puts the file in place of this name. */
declare module 'compiled-contracts' {
  const bundle: unknown;
  export default bundle;
}

/**
 * A value of a module that is left out of the bundles of those Lambdas that ask for nothing of it. The call has to be
 * marked as pure: then the bundler need not know what making it would do.
 */
export function made<Value>(make: () => Value): Value {
  return make();
}

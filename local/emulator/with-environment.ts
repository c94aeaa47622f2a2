/** Replaces the environment of this process: what `values` lacks is taken away. */
const setEnvironment = (values: NodeJS.ProcessEnv): void => {
  for (const name of Object.keys(process.env)) {
    if (!(name in values)) Reflect.deleteProperty(process.env, name);
  }
  Object.assign(process.env, values);
};

/**
 * Runs `action` with the environment that `change` makes of the present one, and puts it back afterwards.
 * For libraries that read their settings from nowhere else; not for two at once.
 */
export const withEnvironment = async <T>(
  change: (env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv,
  action: () => Promise<T>,
): Promise<T> => {
  const before = { ...process.env };
  setEnvironment(change(before));
  try {
    return await action();
  } finally {
    setEnvironment(before);
  }
};

/** The workspace that the environment names; undefined where it names none. */
export function slackSettings(
  env: NodeJS.ProcessEnv,
): { readonly baseUrl: string; readonly token: string } | undefined {
  const token = env.SLACK_BOT_TOKEN?.trim() ?? '';
  return token === '' ? undefined : { token, baseUrl: env.SLACK_BASE_URL ?? 'https://slack.com' };
}

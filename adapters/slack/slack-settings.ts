/** How Slack's API is reached. `token` is undefined while the bot token of the stage is unset. */
export interface SlackSettings {
  readonly baseUrl: string;
  readonly token: () => Promise<string | undefined>;
  readonly timeoutMs: number;
}

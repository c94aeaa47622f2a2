/** What the option of a reason says in the help. */
export const REASON = 'why: it stands in the log, and whoever looks at it later reads it';
export const TOLD_REASON = `${REASON}; whoever is asked next is told it`;

/** What stands in the columns of the list that do not say it themselves. */
export const LIST_HELP = `
Columns:
  ACCEPTED BY  whose it is; OFFERED TO: who is asked and has not answered
  WOULD ASK    of what is only observed: who would have been asked
  NEXT: the handoff that has to be done first (after …), the queue in which it waits for its turn, or until when its offer
        is not sent, because it is quiet for whoever is asked; else when something happens by itself if nobody acts (a
        reminder, the end of an offer, another try), or by when whoever DECIDES has to decide`;

/** Where a command that reads a HubSpot account finds it. */
export const ACCOUNT_HELP = `
Environment:
  HUBSPOT_TOKEN     a token of the HubSpot app
  HUBSPOT_BASE_URL  where its API is (https://api.hubapi.com)`;
/** The same of a Slack workspace. */
export const WORKSPACE_HELP = `  SLACK_BOT_TOKEN   a bot token with users:read and users:read.email; without it Slack is left out
  SLACK_BASE_URL    where Slack is (https://slack.com)`;

/** The port of the redirect address that the app's set-up names. */
export const CALLBACK_PORT = 8412;
export const CONNECT_HELP = `
The app has to know http://localhost:${String(CALLBACK_PORT)}/callback as a redirect address (or that of your --port).

Environment:
  BATON_CLIENT_ID      the id of the app that is consented to, where no terminal can ask for it
  BATON_CLIENT_SECRET  its secret`;

import { SlackFaultList } from './fault-list.ts';
import { ResponseUrls } from './interactions/response-urls.ts';
import type { SlackSettings } from './settings.ts';
import { Workspace } from './workspace.ts';

/** What came of one press: the app's answer, or undefined when there was none within Slack's three seconds. */
export interface Pressed {
  readonly user: string;
  readonly action: string;
  readonly status: number | undefined;
}

/** Everything that one running sandbox Slack consists of; `settings` may be replaced while it runs. */
export interface SlackSandbox {
  readonly now: () => number;
  readonly workspace: Workspace;
  readonly faults: SlackFaultList;
  readonly responseUrls: ResponseUrls;
  readonly presses: Pressed[];
  settings: SlackSettings;
}

/** An empty workspace. `now` tells the time in ms. */
export function createSlackSandbox(settings: SlackSettings, now: () => number): SlackSandbox {
  return {
    ...{ now, settings, presses: [] },
    workspace: new Workspace(),
    faults: new SlackFaultList(),
    responseUrls: new ResponseUrls(now),
  };
}

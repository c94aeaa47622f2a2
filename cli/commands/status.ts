import { colourOf, judgeStanding } from '#domain/standing/judge-standing.ts';
import type { Colour } from '#domain/standing/judge-standing.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { gatherStanding } from '../gather-standing.ts';
import type { StandingApi } from '../gather-standing.ts';
import type { Outcome } from '../outcome.ts';
import { statusText } from '../output/status-text.ts';

const EXIT_OF: Readonly<Record<Colour, ExitCode>> = { green: EXIT.ok, yellow: EXIT.yellow, red: EXIT.red };

/** How everything stands, what makes it so, and what to do first. */
export async function status(api: StandingApi): Promise<Outcome> {
  const standing = await gatherStanding(api);
  const findings = judgeStanding(standing);
  const colour = colourOf(findings);
  return {
    data: { colour, findings, ...standing },
    text: (style) => statusText(standing, findings, style),
    exitCode: EXIT_OF[colour],
  };
}

import type { Progress } from '../progress.ts';
import type { Reader } from '../reader.ts';
import { workTextsFor } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { longTime, withTimes } from '../when.ts';
import { Facts } from './facts.tsx';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';
import { standingFacts } from './standing-facts.ts';

/** Where a handoff stands and how it came there: to look at, with nothing to send. */
export function followPage(progress: Progress, reader: Reader): Page {
  const texts = workTextsFor(reader.locale);
  const { whatTitle, recordKind, contractTitle, stage, systemName } = progress;
  const recordUrl = webLink(progress.recordUrl);
  return renderPage({
    status: 200,
    texts,
    title: texts.following.title(whatTitle),
    children: (
      <>
        <section class="card">
          <h1>{texts.following.title(whatTitle)}</h1>
          <p class="kind">{texts.following.kind(recordKind, contractTitle)}</p>
          <p>{texts.following.stage(stage)}</p>
          <Facts className="key" facts={standingFacts(progress, reader, texts)} />
          {recordUrl === undefined ? null : (
            <a class="link" href={recordUrl}>
              {texts.following.openRecord(systemName)}
            </a>
          )}
        </section>
        <section class="card">
          <h2>{texts.following.story}</h2>
          <Facts
            facts={progress.story.map(({ at, sentence }) => ({
              label: longTime(at, reader),
              value: withTimes(sentence, reader),
            }))}
          />
        </section>
      </>
    ),
  });
}

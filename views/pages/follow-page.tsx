import type { ShownField } from '../offer.ts';
import type { Progress } from '../progress.ts';
import type { Reader } from '../reader.ts';
import { workTextsFor } from '../texts/texts-for.ts';
import type { WorkTexts } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { longTime, timeAndDistance, withTimes } from '../when.ts';
import { Facts } from './facts.tsx';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';

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
          <Facts className="key" facts={factsOf(progress, reader, texts)} />
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

function factsOf(progress: Progress, reader: Reader, { following }: WorkTexts): readonly ShownField[] {
  const { asked, waitsUntil, owner, verifiedAt, deciderName, changedTo, systemName } = progress;
  const when = (label: string, instant: string | undefined): ShownField[] =>
    instant === undefined ? [] : [{ label, value: timeAndDistance(instant, reader) }];
  const who = (label: string, value: string | undefined): ShownField[] =>
    value === undefined ? [] : [{ label, value }];
  return [
    ...who(following.asked, asked?.name),
    ...when(following.until, asked?.until),
    ...when(following.waitsUntil, waitsUntil),
    ...who(following.decider, deciderName),
    ...who(following.owner, owner?.name),
    ...when(following.since, owner?.since),
    ...when(following.verifiedAt, verifiedAt),
    ...who(following.changedTo, changedTo && (changedTo.name ?? following.somebodyElse(systemName))),
  ];
}

import type { OverviewStory } from '../overview.ts';
import type { Reader } from '../reader.ts';
import { contractTextsFor } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { DecideButton } from './decide-button.tsx';
import { storyAddress } from './overview-form.ts';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';
import { Story } from './story.tsx';

/** What happened to something under somebody's contract, and the way to the decision about it. */
export function overviewStoryPage(shown: OverviewStory, nonce: string, reader: Reader): Page {
  const texts = contractTextsFor(reader.locale);
  const { overview } = texts;
  const { whatTitle, contractTitle, record, holds, subject, mayDecide, goesOn, others, story } = shown;
  const recordUrl = webLink(record?.url);
  return renderPage({
    status: 200,
    texts,
    title: overview.storyTitle(whatTitle),
    children: (
      <section class="card">
        <h1>{overview.storyTitle(whatTitle)}</h1>
        {contractTitle === undefined ? null : <p class="kind">{contractTitle}</p>}
        {record === undefined || recordUrl === undefined ? null : (
          <p>
            <a class="link" href={recordUrl}>
              {overview.openRecord(record.systemName)}
            </a>
          </p>
        )}
        {holds.length === 0 ? null : <Held holds={holds} label={overview.itHolds} />}
        <Story story={story} reader={reader} />
        {mayDecide ? (
          <>
            <p class="muted">{overview.codeNote}</p>
            <DecideButton
              nonce={nonce}
              subject={subject}
              label={overview.decide(goesOn, others)}
              spoken={overview.decideAbout(whatTitle, goesOn, others)}
            />
          </>
        ) : null}
        <p>
          <a class="link" href="?">
            {overview.back}
          </a>
        </p>
      </section>
    ),
  });
}

function Held({ holds, label }: Pick<OverviewStory, 'holds'> & { readonly label: string }) {
  return (
    <>
      <h2>{label}</h2>
      <ul class="plain">
        {holds.map(({ whatTitle, subject }) => (
          <li>
            <a class="link" href={storyAddress(subject)}>
              {whatTitle}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

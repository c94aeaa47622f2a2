import type { Given } from '../mine.ts';
import type { Reader } from '../reader.ts';
import type { WorkTexts } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { Facts } from './facts.tsx';
import type { MyParts } from './my-page.tsx';
import { standingFacts } from './standing-facts.ts';

/** What somebody handed over and where it stands, in the words of the page that follows one handoff. */
export function GivenCard({ mine: { given, isMoreGiven }, reader, texts }: MyParts) {
  return (
    <section class="card">
      <h2>{texts.mine.given}</h2>
      {given.length === 0 ? (
        <p>{texts.mine.nothingGiven}</p>
      ) : (
        <ul class="plain lines">{given.map((one) => givenLine(one, reader, texts))}</ul>
      )}
      {isMoreGiven ? <p class="muted">{texts.mine.moreGiven(given.length)}</p> : null}
    </section>
  );
}

function givenLine(given: Given, reader: Reader, texts: WorkTexts) {
  const { whatTitle, contractTitle, recordUrl, stage } = given;
  const url = webLink(recordUrl);
  return (
    <li>
      {url === undefined ? (
        <strong>{whatTitle}</strong>
      ) : (
        <a class="link" href={url}>
          {whatTitle}
        </a>
      )}
      <p class="muted">{contractTitle}</p>
      <p>{texts.following.stage(stage)}</p>
      <Facts facts={standingFacts(given, reader, texts)} />
    </li>
  );
}

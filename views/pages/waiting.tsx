import type { Reader } from '../reader.ts';
import type { IncidentTexts } from '../texts/texts-for.ts';
import type { WaitingHandoff, WaitingHandoffs } from '../waiting.ts';
import { webLink } from '../web-link.ts';
import { shortTime } from '../when.ts';

type WaitingProps = {
  readonly waiting?: WaitingHandoffs | undefined;
  readonly reader: Reader;
  readonly texts: IncidentTexts;
};

/** The handoffs that wait for one decision, where it is more than one. */
export function Waiting({ waiting, reader, texts }: WaitingProps) {
  if (waiting === undefined) return null;
  return (
    <section class="card">
      <h2>{texts.waiting.heading}</h2>
      <ol class="story">
        {waiting.listed.map((one) => (
          <li>
            <What one={one} />
            <br />
            {texts.waiting.about(one, shortTime(one.since, reader))}
            <br />
            <code>{one.id}</code>
          </li>
        ))}
      </ol>
      {waiting.more === 0 ? null : <p>{texts.waiting.more(waiting.more)}</p>}
      {waiting.commands.length === 0 ? null : <p class="muted">{texts.waiting.single(waiting.commands)}</p>}
    </section>
  );
}

function What({ one: { whatTitle, recordUrl } }: { readonly one: WaitingHandoff }) {
  const url = webLink(recordUrl);
  if (url === undefined) return <span>{whatTitle}</span>;
  return (
    <a class="link" href={url}>
      {whatTitle}
    </a>
  );
}

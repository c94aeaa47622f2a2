import type { Away, Mine, Owned, Waiting } from '../mine.ts';
import type { Option } from '../offer.ts';
import type { Reader } from '../reader.ts';
import { workTextsFor } from '../texts/texts-for.ts';
import type { WorkTexts } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { longPeriod } from '../period.ts';
import { timeAndDistance } from '../when.ts';
import { ErrorSummary } from './errors.tsx';
import { Code } from './fields.tsx';
import { GivenCard } from './given-card.tsx';
import { MyChoices } from './my-choices.tsx';
import type { MyFormEntries, MyFormError } from './my-form.ts';
import { myFormFields as names } from './my-form.ts';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';

/** What was done with the form that was sent. */
export type MyDone =
  | { readonly kind: 'away'; readonly from: string; readonly until: string; readonly passedOn: number }
  | { readonly kind: 'back' }
  | { readonly kind: 'told' }
  | { readonly kind: 'mailed' };

/** Somebody's own page: `errors` and `entered` come with a form that was sent but not taken, `done` with one that was. */
export type MyPageProps = {
  readonly mine: Mine;
  /** Who may be asked instead. */
  readonly colleagues: readonly Option[];
  /** Where what goes on in their contracts is shown, for who answers for any. */
  readonly overviewUrl?: string | undefined;
  readonly nonce: string;
  readonly entered?: MyFormEntries;
  readonly errors?: readonly MyFormError[];
  readonly done?: MyDone;
  readonly reader: Reader;
};

/** All that the page shows. */
export type MyParts = MyPageProps & { readonly texts: WorkTexts };

/** What waits, what is theirs, when they are away, and the forms that change it; 200, or 422 with errors. */
export function myPage(props: MyPageProps): Page {
  const texts = workTextsFor(props.reader.locale);
  const { mine, errors = [] } = props;
  const title = texts.mine.title(mine.name);
  const parts = { ...props, texts };
  return renderPage({
    status: errors.length === 0 ? 200 : 422,
    texts,
    title: errors.length === 0 ? title : texts.pleaseCheck(title),
    children: (
      <>
        <ErrorSummary heading={texts.mine.errorsHeading} errors={summary(props, texts)} />
        <h1>{title}</h1>
        <OverviewLink {...parts} />
        <Done {...parts} />
        <WaitingCard {...parts} />
        <OwnedCard {...parts} />
        <GivenCard {...parts} />
        <AwayCard {...parts} />
        <ToldCard {...parts} />
        <Form {...parts} />
      </>
    ),
  });
}

function summary({ errors = [], mine }: MyPageProps, texts: WorkTexts) {
  const canComeBack = mine.away.some(({ key }) => key !== undefined);
  const targets = {
    'form-too-old': undefined,
    'no-action': `${names.action}-away`,
    'no-from': names.from,
    'no-until': names.until,
    'until-before-from': names.until,
    'over-already': names.until,
    'no-delegate': names.delegate,
    'no-absence': canComeBack ? names.absence : undefined,
    'no-way': mine.told.ways.length < 2 ? undefined : names.first,
    'no-quiet-from': names.quietFrom,
    'no-quiet-until': names.quietUntil,
    'quiet-same-times': names.quietFrom,
    'quiet-too-long': names.quietFrom,
    'no-code': names.code,
    'wrong-code': names.code,
  } as const;
  return errors.map((error) => {
    const target = targets[error];
    return { text: texts.mine.errors[error], ...(target === undefined ? {} : { target }) };
  });
}

function OverviewLink({ overviewUrl, texts }: MyParts) {
  return overviewUrl === undefined ? null : (
    <p>
      <a class="link" href={overviewUrl}>
        {texts.mine.overview}
      </a>
    </p>
  );
}

function Done({ done, reader, texts }: MyParts) {
  if (done === undefined) return null;
  return (
    <section class="card" role="status">
      {doneSentences(done, reader, texts).map((sentence) => (
        <p>{sentence}</p>
      ))}
    </section>
  );
}

function doneSentences(done: MyDone, reader: Reader, { mine }: WorkTexts): readonly string[] {
  switch (done.kind) {
    case 'away': {
      const passed = mine.passedOn(done.passedOn);
      const entered = mine.entered(longPeriod(done, reader, mine.period));
      return passed === '' ? [entered] : [entered, passed];
    }
    case 'back':
      return [mine.takenBack];
    case 'told':
      return [mine.toldFromNow];
    case 'mailed':
      return [mine.mailed];
  }
}

function WaitingCard({ mine: { waiting, isMoreWaiting }, nonce, reader, texts }: MyParts) {
  const isAllSent = waiting.every(({ quietUntil }) => quietUntil === undefined);
  const isAnySent = isMoreWaiting || waiting.some(({ quietUntil }) => quietUntil === undefined);
  return (
    <section class="card">
      <h2>{texts.mine.waiting}</h2>
      {waiting.length === 0 && !isMoreWaiting ? (
        <p>{texts.mine.nothingWaits}</p>
      ) : (
        <>
          <dl>{waiting.map((one) => waitingLine(one, reader, texts))}</dl>
          {isMoreWaiting ? <p>{texts.mine.moreWaits}</p> : null}
          {isAnySent ? <p class="muted">{texts.mine.answerByMail}</p> : null}
          <MailMe nonce={nonce} label={isAllSent ? texts.mine.mailMeAgain : texts.mine.mailMe} />
        </>
      )}
    </section>
  );
}

function waitingLine(
  { whatTitle, giverName, contractTitle, acceptBy, quietUntil }: Waiting,
  reader: Reader,
  { mine }: WorkTexts,
) {
  return (
    <div>
      <dt>{mine.offer(giverName, contractTitle)}</dt>
      <dd>
        <strong>{whatTitle}</strong>
        <br />
        {timeAndDistance(acceptBy, reader)}
        {quietUntil === undefined ? null : (
          <>
            <br />
            {mine.notSentYet(timeAndDistance(quietUntil, reader))}
          </>
        )}
      </dd>
    </div>
  );
}

/** The one thing that needs no code: the mail goes to the address in the directory, whoever presses. */
export function MailMe({ nonce, label }: { readonly nonce: string; readonly label: string }) {
  return (
    <form method="post">
      <input type="hidden" name={names.nonce} value={nonce} />
      <input type="hidden" name={names.action} value="mail" />
      <button type="submit">{label}</button>
    </form>
  );
}

function OwnedCard({ mine: { owned, isMoreOwned }, reader, texts }: MyParts) {
  return (
    <section class="card">
      <h2>{texts.mine.owned}</h2>
      {owned.length === 0 && !isMoreOwned ? (
        <p>{texts.mine.nothingOwned}</p>
      ) : (
        <dl>{owned.map((one) => ownedLine(one, reader, texts))}</dl>
      )}
      {isMoreOwned ? <p class="muted">{texts.mine.moreOwned}</p> : null}
    </section>
  );
}

function ownedLine(
  { whatTitle, contractTitle, since, stage, startBy, recordUrl }: Owned,
  reader: Reader,
  { mine }: WorkTexts,
) {
  const url = webLink(recordUrl);
  return (
    <div>
      <dt>{`${mine.acceptance(contractTitle)} ${timeAndDistance(since, reader)}`}</dt>
      <dd>
        {url === undefined ? (
          <strong>{whatTitle}</strong>
        ) : (
          <a class="link" href={url}>
            {whatTitle}
          </a>
        )}
        <br />
        {mine.stage(stage)}
        {startBy === undefined ? null : (
          <>
            <br />
            {`${mine.startBy} ${timeAndDistance(startBy, reader)}`}
          </>
        )}
      </dd>
    </div>
  );
}

function AwayCard({ mine: { away }, reader, texts }: MyParts) {
  return (
    <section class="card">
      <h2>{texts.mine.away}</h2>
      {away.length === 0 ? (
        <p>{texts.mine.neverAway}</p>
      ) : (
        <dl>{away.map((one) => awayLine(one, reader, texts))}</dl>
      )}
    </section>
  );
}

function awayLine(away: Away, reader: Reader, { mine }: WorkTexts) {
  return (
    <div>
      <dt>{longPeriod(away, reader, mine.period)}</dt>
      <dd>{mine.insteadOfYou(away.delegateName)}</dd>
    </div>
  );
}

function ToldCard({ mine: { told }, texts }: MyParts) {
  return (
    <section class="card">
      <h2>{texts.mine.told}</h2>
      <p>{texts.mine.ways(told.ways)}</p>
      <p>{texts.mine.quiet(told.quiet)}</p>
    </section>
  );
}

function Form(props: MyParts) {
  const { nonce, entered = {}, errors = [], texts } = props;
  const codeError = errors.find((error) => error === 'no-code' || error === 'wrong-code');
  return (
    <form class="card" method="post" noValidate autocomplete="off">
      <input type="hidden" name={names.nonce} value={nonce} />
      <MyChoices {...props} />
      <Code
        name={names.code}
        label={texts.code.yours}
        hint={texts.mine.codeHint}
        entered={entered.code}
        error={codeError === undefined ? undefined : texts.mine.errors[codeError]}
      />
      <button type="submit">{texts.mine.send}</button>
    </form>
  );
}

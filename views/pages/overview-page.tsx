import type { Option } from '../offer.ts';
import { OVERVIEW_VIEWS } from '../overview.ts';
import type { Overview, OverviewFilter, OverviewLine, OverviewSection } from '../overview.ts';
import type { ShownField } from '../offer.ts';
import type { Reader } from '../reader.ts';
import type { ContractTexts } from '../texts/texts-for.ts';
import { contractTextsFor } from '../texts/texts-for.ts';
import { timeAndDistance } from '../when.ts';
import { DecideButton } from './decide-button.tsx';
import { ErrorSummary } from './errors.tsx';
import { Facts } from './facts.tsx';
import { Select } from './fields.tsx';
import type { OverviewError } from './overview-form.ts';
import { overviewFields as names, storyAddress } from './overview-form.ts';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';

export type OverviewPageProps = {
  readonly overview: Overview;
  readonly contracts: readonly Option[];
  readonly people: readonly Option[];
  readonly nonce: string;
  readonly error?: OverviewError | undefined;
  readonly reader: Reader;
};

type Parts = OverviewPageProps & { readonly texts: ContractTexts };

/** What is going on in somebody's contracts: how much of what, and one list of it; 409 with an error. */
export function overviewPage(props: OverviewPageProps): Page {
  const texts = contractTextsFor(props.reader.locale);
  const { overview, error } = props;
  const title = texts.overview.title(overview.name);
  const parts = { ...props, texts };
  return renderPage({
    status: error === undefined ? 200 : 409,
    texts,
    title: error === undefined ? title : texts.pleaseCheck(title),
    children: (
      <>
        <ErrorSummary
          heading={texts.overview.errorsHeading}
          errors={error === undefined ? [] : [{ text: texts.overview.errors[error] }]}
        />
        <section class="card">
          <h1>{title}</h1>
          <Views {...parts} />
        </section>
        <Filter {...parts} />
        <List {...parts} />
      </>
    ),
  });
}

/** The address of the same page with something else chosen; nothing of it but the query. */
function address(filter: OverviewFilter, after?: string): string {
  const query = new URLSearchParams({ [names.view]: filter.view });
  if (filter.contract !== undefined) query.set(names.contract, filter.contract);
  if (filter.person !== undefined) query.set(names.person, filter.person);
  if (after !== undefined) query.set(names.after, after);
  return `?${query.toString()}`;
}

function Views({ overview: { filter, counts }, texts }: Parts) {
  return (
    <nav aria-label={texts.overview.lists}>
      <ul class="plain">
        {OVERVIEW_VIEWS.map((view) => (
          <li>
            <a
              class="link"
              href={address({ ...filter, view })}
              {...(view === filter.view ? { 'aria-current': 'page' as const } : {})}
            >
              {texts.overview.counted(view, counts[view])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Filter({ overview: { filter }, contracts, people, texts: { overview } }: Parts) {
  return (
    <form class="card" method="get">
      <h2>{overview.filter}</h2>
      <input type="hidden" name={names.view} value={filter.view} />
      <Select
        name={names.contract}
        label={overview.contract}
        prompt={overview.allContracts}
        options={contracts}
        entered={filter.contract}
        error={undefined}
      />
      <Select
        name={names.person}
        label={overview.person}
        prompt={overview.allPeople}
        options={people}
        entered={filter.person}
        error={undefined}
      />
      <button type="submit">{overview.show}</button>
    </form>
  );
}

function List(props: Parts) {
  const { overview, texts } = props;
  const { filter, sections, isCut } = overview;
  const filled = sections.filter(({ lines, next }) => lines.length > 0 || next !== undefined);
  return (
    <section class="card">
      <h2>{texts.overview.views[filter.view]}</h2>
      {filled.length === 0 ? <p>{texts.overview.nothing[filter.view]}</p> : null}
      {filled.map((section) => (
        <Section {...props} section={section} />
      ))}
      {isCut ? <p class="muted">{texts.overview.cut}</p> : null}
    </section>
  );
}

function Section(props: Parts & { readonly section: OverviewSection }) {
  const { overview, section, texts } = props;
  const { contract, lines, next, nextIn: view = overview.filter.view } = section;
  const filter = { ...overview.filter, view, contract: contract?.id ?? overview.filter.contract };
  const more = contract === undefined ? texts.overview.next : texts.overview.moreOf(contract.title);
  return (
    <>
      {contract === undefined ? null : <h3>{contract.title}</h3>}
      <ul class="plain lines">
        {lines.map((line) => (
          <Line {...props} line={line} />
        ))}
      </ul>
      {next === undefined ? null : (
        <a class="link" href={address(filter, next)}>
          {more}
        </a>
      )}
    </>
  );
}

function Line({ line, nonce, reader, texts }: Parts & { readonly line: OverviewLine }) {
  const { overview } = texts;
  const { whatTitle, subject, mayDecide, goesOn } = line;
  return (
    <li>
      <strong>{whatTitle}</strong>
      <Facts facts={factsOf(line, reader, texts)} />
      <a class="link" href={storyAddress(subject)} aria-label={overview.storyOf(whatTitle)}>
        {overview.story}
      </a>
      {mayDecide ? (
        <DecideButton
          nonce={nonce}
          subject={subject}
          label={overview.decide(goesOn)}
          spoken={overview.decideAbout(whatTitle, goesOn)}
        />
      ) : null}
    </li>
  );
}

function factsOf(line: OverviewLine, reader: Reader, { overview }: ContractTexts): readonly ShownField[] {
  const { view, names: who, at, quietUntil, severity, holds } = line;
  const told = overview.told(line);
  const time = (instant: string | undefined, told = (text: string) => text) =>
    instant === undefined ? undefined : told(timeAndDistance(instant, reader));
  const isUnasked = view === 'waiting' && who.length === 0;
  const facts = [
    { label: overview.redBecause, value: overview.red(line) },
    { label: overview.severity, value: severity === undefined ? undefined : overview.severities[severity] },
    {
      label: told.who,
      value: isUnasked ? overview.nobodyAsked : who.length === 0 ? undefined : overview.names(who),
    },
    { label: overview.notSent, value: time(quietUntil, overview.quietUntil) },
    { label: told.at, value: time(at) },
    { label: overview.holds, value: holds === undefined ? undefined : holds.toLocaleString(reader.locale) },
  ];
  return facts.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]));
}

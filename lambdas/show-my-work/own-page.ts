import { endLinks, isLinkEnded } from '#application/end-links.ts';
import { isFreshNonce, newNonce } from '#application/links.ts';
import type { Person } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Link } from '#domain/ports/side-items.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import type { PageRequest } from '#lambdas/_runtime/page-handler.ts';
import { endedLinksPage, expiredPersonalPage } from '#views/pages/expired-personal-page.tsx';
import type { MyFormEntries, MyFormError } from '#views/pages/my-form.ts';
import { myFormFields as names } from '#views/pages/my-form.ts';
import { myPage } from '#views/pages/my-page.tsx';
import type { MyDone } from '#views/pages/my-page.tsx';
import type { Page } from '#views/pages/page.tsx';
import { changeFrom, entriesOf } from './my-form.ts';
import { carryOutChange } from './carry-out-change.ts';
import { colleaguesOf } from './colleagues.ts';
import { mailPersonalLink } from './mail-personal-link.ts';
import { contractsPage } from './overview/contracts-page.ts';
import { ownContracts } from './overview/own-contracts.ts';
import { mineOf } from './mine-of.ts';
import type { WorkPorts } from './work-ports.ts';

type PersonalLink = Extract<Link, { kind: 'personal' }>;

/** Somebody who is looking at a page of their own, by its address. */
export interface Visit {
  readonly token: string;
  readonly link: PersonalLink;
  readonly person: Person;
  readonly isFresh: boolean;
}

/** A page of somebody's own: their work, or what goes on in their contracts; undefined once the link was ended, or they left. */
export async function ownPage(
  ports: WorkPorts,
  link: PersonalLink,
  request: PageRequest,
): Promise<Page | undefined> {
  const person = personById(ports.bundle.directory, link.person);
  if (!person?.isActive || (await isLinkEnded(ports.texts, person.id, link.mintedAt))) return undefined;
  const now = ports.now();
  const { token, method, form, path } = request;
  const visit = { token, link, person, isFresh: isFreshNonce(link, form.get(names.nonce) ?? '', now) };
  const sent = method === 'POST' ? entriesOf(form) : undefined;
  if (now >= link.expiresAt) return expired(ports, visit, sent);
  if (path.startsWith('/overview/')) return contractsPage(ports, visit, request);
  return sent === undefined ? show(ports, visit, {}) : change(ports, visit, sent);
}

async function expired(ports: WorkPorts, visit: Visit, sent: MyFormEntries | undefined): Promise<Page> {
  const { link, person, isFresh } = visit;
  const isAsked = sent?.action === 'mail' && isFresh;
  if (isAsked) await mailPersonalLink(ports, person);
  const now = ports.now();
  return expiredPersonalPage(newNonce(link, now), isAsked, readerFor(person, now));
}

interface Shown {
  readonly entered?: MyFormEntries;
  readonly errors?: readonly MyFormError[];
  readonly done?: MyDone;
}

async function show(ports: WorkPorts, { token, link, person }: Visit, shown: Shown): Promise<Page> {
  const now = ports.now();
  const colleagues = colleaguesOf(ports.bundle.directory, person);
  return myPage({
    mine: await mineOf(ports, person),
    colleagues: colleagues.map(({ id, name }) => ({ value: id, label: name })),
    ...(ownContracts(ports.bundle, person.id).length > 0 ? { overviewUrl: `../overview/${token}` } : {}),
    nonce: newNonce(link, now),
    reader: readerFor(person, now),
    ...shown,
  });
}

async function change(ports: WorkPorts, visit: Visit, entered: MyFormEntries): Promise<Page> {
  const { link, person, isFresh } = visit;
  const parsed = changeFrom(entered, {
    ...{ person, isFresh, code: link.code, now: ports.now() },
    colleagues: colleaguesOf(ports.bundle.directory, person).map(({ id }) => id),
    absences: ((await ports.absences.list())[person.id] ?? []).map(({ from }) => from),
  });
  if (parsed.kind === 'wrong') return show(ports, visit, { entered, errors: parsed.errors });
  if (parsed.kind !== 'end-links')
    return show(ports, visit, { done: await carryOutChange(ports, person, parsed) });
  await endLinks(ports, { person: person.id, by: person.id });
  return endedLinksPage(readerFor(person, ports.now()));
}

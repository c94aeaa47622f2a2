/** What a refusal's word means, for whoever asked. */
export function refusalSentence(word: string): string {
  return SENTENCES.get(word) ?? 'This cannot be done now: look at it again, then decide.';
}

const SENTENCES = new Map([
  [
    'still-asked',
    'Something still waits for this person or is theirs, or they can still be asked: see to that first (`npx baton people leave`).',
  ],
  ['not-picked', 'It is not in the backlog: `npx baton backlog` shows what is.'],
  ['not-held', 'It is not held: it goes on by itself.'],
  ['already-completed', 'It is completed already; its history says what each system shows.'],
  ['already-cancelled', 'It was cancelled already.'],
  ['not-completed', 'It is not completed: it goes on by itself, or is held and waits for a decision.'],
  [
    'superseded',
    'Somebody has accepted the same record since, under a later handoff: this one would take it from them.',
  ],
  ['observed', 'Baton only looks on here: nobody is asked, and there is nothing to decide.'],
  ['no-start-awaited', 'No start is awaited: nobody owns it now, or its contract expects none.'],
  [
    'start-missed',
    'Nothing failed: its start was missed. Say that it has begun (start), offer it to somebody else (reassign; without --to to whom the contract asks next), or cancel it.',
  ],
  ['outside-pilot', 'This person is not in the pilot: name somebody who is.'],
  ['name-somebody', 'Nobody is being asked now: say whom to ask.'],
  ['already-asked', 'This person is being asked right now.'],
  ['already-accepted', 'Somebody has accepted already: the new owner is being written.'],
  ['being-cancelled', 'It is being cancelled.'],
  [
    'being-rolled-back',
    'What was written is being taken back: where that is held, retry goes on with it; cancel leaves everything as it is then.',
  ],
  ['nothing-written', 'Nothing was written for it, so there is nothing to take back: cancel it instead.'],
  ['not-being-written', 'Nobody has accepted it, so no system is written.'],
  ['unknown-target', 'Its contract has no such target.'],
  ['already-shown', 'This target shows the new owner already.'],
  ['leased', 'A write to this target may still be under way: try again in a few minutes.'],
  ['busy', 'It is between two steps: try again in a moment.'],
  ['already-released', 'The event was released already.'],
  ['already-discarded', 'The event was discarded already.'],
  ['not-assignable', 'An event that waits is offered to nobody yet: release or cancel it.'],
  ['moved', 'Somebody decided something else meanwhile: look at it again, then decide.'],
  [
    'members-wait',
    'Something still waits for a decision in it: decide that (retry, reassign or cancel it, or by the link in the mail); then it closes by itself.',
  ],
  [
    'goes-on-by-itself',
    'It closes by itself as soon as the system answers again: put it off until then, or cancel what waits.',
  ],
  ['incident-over', 'It is closed already: nothing waits in it.'],
  ['snoozed-too-long', 'An incident can be put off for 7 days at most: put it off again later.'],
  ['no-value', 'There is no value to map.'],
  ['unknown-status', 'The contract knows no such status.'],
  ['ends-in-the-past', 'It would end in the past.'],
  ['not-paused', 'The contract is not paused.'],
  ['paused-too-long', 'A contract can be paused for 30 days at most: pause it again later.'],
]);

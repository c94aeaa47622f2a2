/** The names of the fields that the overview sends: the filter as a query, the wish to decide as a form. */
export const overviewFields = {
  view: 'show',
  contract: 'contract',
  person: 'person',
  after: 'after',
  story: 'story',
  nonce: 'nonce',
  decide: 'decide',
} as const;

/** Where the story of something is, from the page of the overview. */
export function storyAddress(subject: string): string {
  return `?${new URLSearchParams({ [overviewFields.story]: subject }).toString()}`;
}

/** Why no page to decide was opened. */
export type OverviewError = 'form-too-old' | 'nothing-to-decide';

/** Why somebody says no. */
export const declineReasons = {
  'no-time': 'I have no time for it',
  'not-my-area': 'It is not in my area',
  away: 'I am away',
  'someone-else': 'Somebody else should have it',
  other: 'Another reason',
};

/** Why somebody sends it back. */
export const returnReasons = {
  incomplete: 'Information is missing',
  incorrect: 'Something in it is wrong',
  'too-early': 'It is too early',
  duplicate: 'We have it already',
  other: 'Another reason',
};

/** An offer in Slack, where it says something else than its mail and its page. */
export const slack = {
  chooseMissing: 'Choose what is missing',
  noLater: 'It becomes yours only when you accept. If you cannot take it, say so: that helps too.',
  foreign: 'Only the person who was asked can answer this, so nothing has changed.',
};

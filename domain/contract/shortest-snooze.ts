/** The shortest time for which the page of an offer lets it be put off. */
export const SHORTEST_SNOOZE_SECONDS = 30 * 60;

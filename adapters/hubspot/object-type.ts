/** The kinds of object that contracts call by a name of their own; every other kind keeps HubSpot's id. */
const KNOWN_TYPES = [
  { name: 'contact', id: '0-1', path: 'contacts' },
  { name: 'company', id: '0-2', path: 'companies' },
  { name: 'deal', id: '0-3', path: 'deals' },
  { name: 'ticket', id: '0-5', path: 'tickets' },
] as const;

/** Our name of the kind of object that a webhook calls by its type id (`0-1`). */
export function objectTypeOfId(typeId: string): string {
  return KNOWN_TYPES.find(({ id }) => id === typeId)?.name ?? typeId;
}

/** The name that addresses use for a kind of object: the plural of ours, else what was given (a type id works too). */
export function pathOfObjectType(objectType: string): string {
  return KNOWN_TYPES.find(({ name }) => name === objectType)?.path ?? objectType;
}

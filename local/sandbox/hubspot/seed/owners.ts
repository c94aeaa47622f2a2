import type { Owner } from '../portal/owner.ts';

type Row = readonly [id: string, userId: number, firstName: string, lastName: string, team: string];

const people: readonly Row[] = [
  ['71001', 98001, 'Maya', 'Chen', 'Sales'],
  ['71002', 98002, 'Jonas', 'Weber', 'Sales'],
  ['71003', 98003, 'Priya', 'Nair', 'Delivery'],
  ['71004', 98004, 'Tom', 'Okafor', 'Marketing'],
  ['71005', 98005, 'Lena', 'Fischer', 'Revenue operations'],
];

/** Five people who work there, and one who has left. */
export const seedOwners: readonly Owner[] = [
  ...people.map((row) => ownerFrom(row, false)),
  ownerFrom(['71006', 98006, 'Noah', 'Price', 'Sales'], true),
];

function ownerFrom([id, userId, firstName, lastName, team]: Row, archived: boolean): Owner {
  const email = `${firstName}.${lastName}@example.com`.toLowerCase();
  return { id, userId, email, firstName, lastName, team, archived };
}

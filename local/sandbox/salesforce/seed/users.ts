import { longId } from '#adapters/salesforce/record-id.ts';
import type { User } from '../org/user.ts';

type Row = readonly [id: string, name: string, isActive: boolean];

const rows: readonly Row[] = [
  ['005R00000071001', 'Maya Chen', true],
  ['005R00000071002', 'Jonas Weber', true],
  ['005R00000071003', 'Priya Nair', true],
  ['005R00000071004', 'Tom Okafor', true],
  ['005R00000071005', 'Lena Fischer', true],
  ['005R00000071006', 'Noah Price', false],
  ['005R0000007BATN', 'Baton Integration', true],
  ['005R0000007FLOW', 'Automated Process', true],
];

/** Five people who work there, one who has left, the user that Baton runs as, and the one of automations. */
export const seedUsers: readonly User[] = rows.map(([short, name, isActive]) => ({
  ...{ id: longId(short) ?? short, name, isActive },
  email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
}));

/** The id of the person, by the first name. */
export function userNamed(firstName: string): string {
  return seedUser(firstName).id;
}

function seedUser(firstName: string): User {
  const user = seedUsers.find(({ name }) => name.startsWith(`${firstName} `));
  if (user === undefined) throw new Error(`nobody is called ${firstName}`);
  return user;
}

/** Whose rights Baton's requests have. */
export const runAsUserId = userNamed('Baton');
export const runAsName = seedUser('Baton').name;
/** Who changes records when a flow of the org does. */
export const automationUserId = userNamed('Automated');

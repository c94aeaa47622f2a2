import type { CustomField } from './custom-field.ts';

/** Somebody who has an account. */
export interface User {
  readonly gid: string;
  readonly name: string;
  readonly email: string;
}

export const workspace = { gid: '1200000000000001', name: 'Sandbox' } as const;
export const kickoffs = { gid: '1200000000000100', name: 'Customer kickoffs' } as const;

/** The people of the sample directory. */
export const users: readonly User[] = [
  { gid: '1200000000000011', name: 'Maya Chen', email: 'maya.chen@example.com' },
  { gid: '1200000000000012', name: 'Jonas Weber', email: 'jonas.weber@example.com' },
  { gid: '1200000000000013', name: 'Priya Nair', email: 'priya.nair@example.com' },
  { gid: '1200000000000014', name: 'Tom Okafor', email: 'tom.okafor@example.com' },
  { gid: '1200000000000015', name: 'Lena Fischer', email: 'lena.fischer@example.com' },
];

/** Who is in the project: everybody but the last. */
export const firstMembers: readonly string[] = users.slice(0, -1).map(({ gid }) => gid);

/** The custom fields of the workspace; all of them are on the project. */
export const customFields: readonly CustomField[] = [
  { gid: '1200000000000201', name: 'Account', kind: 'text' },
  { gid: '1200000000000202', name: 'Amount', kind: 'number' },
  { gid: '1200000000000203', name: 'Signed on', kind: 'date' },
  {
    ...{ gid: '1200000000000204', name: 'Priority', kind: 'enum' },
    options: [
      { gid: '1200000000000241', name: 'High' },
      { gid: '1200000000000242', name: 'Low' },
    ],
  },
];

import { longId } from '#adapters/salesforce/record-id.ts';
import { seedFields } from '../seed/fields.ts';
import { seedRecords } from '../seed/records.ts';
import { seedUsers } from '../seed/users.ts';
import type { Field, ObjectType } from './field.ts';
import type { OrgRecord, Values } from './record.ts';
import type { User } from './user.ts';

const ID_PREFIX = { Lead: '00Q', Contact: '003', Account: '001', Opportunity: '006' } as const;

/** Everything that an org at Salesforce holds. */
export class Org {
  readonly users: readonly User[] = seedUsers;
  readonly fields: Readonly<Record<ObjectType, readonly Field[]>> = seedFields;
  readonly #records = new Map<string, OrgRecord>();
  #created = 0;

  /** As it stood before `now` (ms). */
  constructor(now: number) {
    for (const record of seedRecords(now)) this.put(record);
  }

  /** By the 15 or the 18 characters of its id. */
  find(type: ObjectType, id: string): OrgRecord | undefined {
    const record = this.#records.get(longId(id) ?? '');
    return record?.type === type ? record : undefined;
  }

  put(record: OrgRecord): void {
    this.#records.set(record.id, record);
  }

  create(type: ObjectType, values: Values, by: string, at: number): OrgRecord {
    this.#created += 1;
    const id = longId(`${ID_PREFIX[type]}R00000${String(this.#created).padStart(6, '0')}`) ?? '';
    const empty = Object.fromEntries(this.fields[type].map(({ name }) => [name, null]));
    const record: OrgRecord = {
      type,
      id,
      versions: [{ values: { ...empty, OwnerId: by, ...values }, at, by }],
    };
    this.put(record);
    return record;
  }

  user(id: string): User | undefined {
    const wanted = longId(id);
    return this.users.find((user) => user.id === wanted);
  }
}

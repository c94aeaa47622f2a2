/** One field of a kind of record, as far as the sandbox minds it. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type:
    | 'id'
    | 'string'
    | 'textarea'
    | 'email'
    | 'phone'
    | 'picklist'
    | 'currency'
    | 'double'
    | 'boolean'
    | 'date'
    | 'datetime'
    | 'reference';
  /** 0 where a length says nothing. */
  readonly length: number;
  readonly updateable: boolean;
  readonly choices: readonly string[];
  /** Whether a picklist takes only its choices. */
  readonly restricted: boolean;
}

export const objectTypes = ['Lead', 'Contact', 'Account', 'Opportunity'] as const;
export type ObjectType = (typeof objectTypes)[number];

export function isObjectType(name: string): name is ObjectType {
  return objectTypes.some((type) => type === name);
}

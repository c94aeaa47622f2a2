/** One value of a field with choices. */
export interface EnumOption {
  readonly gid: string;
  readonly name: string;
}

/** A field that a workspace has given its tasks. */
export type CustomField = {
  readonly gid: string;
  readonly name: string;
} & (
  | { readonly kind: 'text' | 'number' | 'date' }
  | { readonly kind: 'enum'; readonly options: readonly EnumOption[] }
);

/** What a field holds: a text, a number, a date, or the id of a choice. */
export type CustomValue = string | number | null;

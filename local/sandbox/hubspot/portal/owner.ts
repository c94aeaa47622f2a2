/** A person who may own records. `id` is not `userId`: the owner property takes `id` only. */
export interface Owner {
  readonly id: string;
  readonly userId: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly team: string;
  readonly archived: boolean;
}

/** How a person is called on the page. */
export function fullName(owner: Owner): string {
  return `${owner.firstName} ${owner.lastName}`;
}

/** Somebody who works in the org, or whose rights an app uses. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isActive: boolean;
}

/** What is fixed about a permission, whoever holds it. */
export interface PermissionFacts {
  /** What it lets a person do, in a line. */
  readonly does: string
  /** Needs a sign-in with two factors: it decides, seals, grants, or reads a case. */
  readonly secondFactor?: true
  /** Second half of a two-person act: the permissions of which it needs a proposal. */
  readonly confirms?: readonly string[]
  /** May be given to a service account. */
  readonly service?: true
  /** Stays with the person: a stand-in does not get it. */
  readonly notDelegable?: true
}

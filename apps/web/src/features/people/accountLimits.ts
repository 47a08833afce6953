import type { Person } from '@corridor/contract'
import { mandateState } from './mandateState.ts'

/** Why something cannot be done with an account by whoever is signed in. */
export type AccountLimit = 'own-account' | 'last-administrator' | 'closed-account' | 'not-permitted'

export interface AccountLimits {
  /** Null where it can be done. */
  readonly close: AccountLimit | null
  readonly recover: AccountLimit | null
  readonly grant: AccountLimit | null
  /** For one of her roles, by its id. */
  readonly withdraw: (grant: string) => AccountLimit | null
}

interface Asker {
  readonly id: string
  readonly permissions: readonly string[]
}

/** Active accounts that administer today and are not known to stop. */
export const lastingAdministrators = (
  people: readonly Person[],
  today: string,
): readonly Person[] =>
  people.filter(
    ({ state, roles }) =>
      state === 'active' &&
      roles.some(
        ({ role, from, until }) =>
          role === 'administrator' && from <= today && (until === undefined || until > today),
      ),
  )

/**
 * What the page offers on an account, and why not the rest. The server decides again.
 *
 * @param people everybody, where they are known; without them nobody counts as the last.
 */
export function accountLimits(
  person: Person,
  asker: Asker,
  people: readonly Person[] | undefined,
  today: string,
): AccountLimits {
  const isOwn = person.id === asker.id
  const lasting = people === undefined ? [] : lastingAdministrators(people, today)
  const isLast = lasting.length === 1 && lasting[0]!.id === person.id
  const lacks = (permission: string): boolean => !asker.permissions.includes(permission)
  return {
    close: lacks('deactivate.account')
      ? 'not-permitted'
      : isLast
        ? 'last-administrator'
        : isOwn
          ? 'own-account'
          : null,
    recover: lacks('recover.account')
      ? 'not-permitted'
      : isOwn
        ? 'own-account'
        : person.state === 'deactivated'
          ? 'closed-account'
          : null,
    grant: lacks('grant.mandate') ? 'not-permitted' : isOwn ? 'own-account' : null,
    withdraw: (grant) => {
      if (lacks('revoke.mandate')) return 'not-permitted'
      if (isOwn) return 'own-account'
      const held = person.roles.find(({ id }) => id === grant)
      const isItsLast =
        isLast &&
        held?.role === 'administrator' &&
        mandateState(held, today) === 'now' &&
        !person.roles.some(
          (other) =>
            other.id !== grant &&
            other.role === 'administrator' &&
            mandateState(other, today) === 'now' &&
            (other.until === undefined || other.until > today),
        )
      return isItsLast ? 'last-administrator' : null
    },
  }
}

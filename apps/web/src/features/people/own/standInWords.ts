import { RouteError } from '../../../app/fetchRoute.ts'

/** Why a role is not passed on, as the server names it. */
const REFUSALS = new Set(['to_oneself', 'passed_on', 'not_delegable', 'not_in_force', 'dates'])

/** Words for what stands against a stand-in, by the code of the error and its refusal. */
export function standInWords(error: unknown): Readonly<Record<string, string>> {
  const details = error instanceof RouteError ? error.problem?.details : undefined
  const refusal = String(details?.refusal ?? '')
  const known = REFUSALS.has(refusal)
    ? `people.stand-in-error-${refusal.replaceAll('_', '-')}`
    : undefined
  return {
    not_found: 'people.stand-in-error-nobody',
    not_permitted: known ?? 'people.stand-in-error-separation',
    ...(known === undefined ? {} : { bad_request: known }),
  }
}

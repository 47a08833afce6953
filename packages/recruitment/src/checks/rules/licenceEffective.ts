import type { IsoDate } from '@corridor/kernel'
import type { CheckFinding, InputName } from '../verdict/index.ts'
import { NO_DATE, notStated, openRule, type RuleContext } from './openRule.ts'

export interface LicenceFacts {
  /** Whether the worker goes through an agency; null where it is not known. */
  readonly route: 'agency' | 'direct' | null
  /** How the register was read; hours null where the age of a snapshot is not known. */
  readonly register:
    | { readonly kind: 'live' }
    | { readonly kind: 'snapshot'; readonly hoursOld: number | null }
    | { readonly kind: 'unreachable' }
  /** `none` where the register answered that there is no licence; null where nothing was read. */
  readonly licence: Licence | 'none' | null
}

interface Licence {
  readonly number: string
  /** State before a contested decision while that is stayed, else the state. */
  readonly effectiveStatus: string
  readonly isFrozen: boolean | null
  readonly validFrom: IsoDate | null
  readonly validUntil: IsoDate | null
  readonly destinations: readonly string[] | null
  readonly sectors: readonly string[] | null
}

const IN_FORCE: ReadonlySet<string> = new Set(['provisional', 'active', 'renewal_due'])

/**
 * Check 6: the agency's licence in its effective state on the day of issue, for this destination and
 * sector. A revoked one cannot be overridden.
 *
 * @source operations, section 5, check 6
 */
export function licenceEffective(facts: LicenceFacts, context: RuleContext): CheckFinding {
  const rule = openRule('licence_effective', context)
  const { destination, sector } = context.place
  const { licence, register } = facts
  if (facts.route === 'direct') return rule.notApplicable('licence_not_needed')
  if (facts.route === null) return rule.cannotTell(notStated('route', 'agency'))
  if (rule.on === null) return rule.cannotTell(NO_DATE)
  if (register.kind === 'unreachable' || licence === null) {
    return rule.cannotTell({ code: 'licence_unreachable', params: {}, supplier: 'system' })
  }
  if (register.kind === 'snapshot') {
    const limit = rule.ask('licence_snapshot_hours')
    if (!limit.known) return rule.cannotTell(limit.open)
    const { hours } = limit.value
    if (register.hoursOld === null || register.hoursOld > hours) {
      const params = { hours: register.hoursOld ?? '?', limit: hours }
      return rule.cannotTell({ code: 'licence_snapshot_old', params, supplier: 'system' })
    }
  }
  if (licence === 'none') return rule.no('licence_none')
  const name = { licence: licence.number }
  const evidence = [
    { what: 'licence', value: licence.number, source: 'register' },
    { what: 'status', value: licence.effectiveStatus, source: 'register' },
  ]
  if (licence.effectiveStatus === 'revoked') {
    return rule.no('licence_revoked', name, { final: true, evidence })
  }
  const status = statusOn(licence, rule.on)
  if (status !== null) {
    return rule.no('licence_not_effective', { ...name, status, date: rule.on }, { evidence })
  }
  if (destination !== null && licence.destinations?.includes(destination) === false) {
    return rule.no('licence_wrong_destination', { ...name, destination }, { evidence })
  }
  if (sector !== null && licence.sectors?.includes(sector) === false) {
    return rule.no('licence_wrong_sector', { ...name, sector }, { evidence })
  }
  const missing = missingFact(licence, context)
  if (missing !== null) return rule.cannotTell(notStated(missing, 'authority'), { evidence })
  const params = { ...name, destination: destination!, sector: sector! }
  return rule.yes('licence_good', params, { evidence })
}

/** What keeps the licence from being in force on a day; null where nothing known does. */
function statusOn(licence: Licence, on: IsoDate): string | null {
  if (!IN_FORCE.has(licence.effectiveStatus)) return licence.effectiveStatus
  if (licence.isFrozen === true) return 'frozen'
  if (licence.validFrom !== null && on < licence.validFrom) return 'not_yet_in_force'
  return licence.validUntil !== null && on > licence.validUntil ? 'expired' : null
}

function missingFact(licence: Licence, { place }: RuleContext): InputName | null {
  if (licence.validFrom === null || licence.validUntil === null) return 'licence_dates'
  if (licence.isFrozen === null) return 'licence_freeze'
  if (licence.destinations === null || place.destination === null) return 'destination'
  return licence.sectors === null || place.sector === null ? 'sector' : null
}

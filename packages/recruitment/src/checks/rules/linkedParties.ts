import { addYears, type IsoDate } from '@corridor/kernel'
import {
  DEFAULT_SIMILARITY,
  indexParties,
  linkParties,
  type Party,
  type PartyIndex,
  type PartyLink,
} from '../linkedParties/index.ts'
import type { CheckFinding } from '../verdict/index.ts'
import { NO_DATE, openRule, type RuleContext } from './openRule.ts'

/** An agency whose licence was revoked or refused, with everybody known behind it. */
export interface BarredAgency {
  readonly organisation: string
  readonly status: 'revoked' | 'refused'
  readonly on: IsoDate
  readonly parties: readonly Party[]
}

/** Barred agencies made ready to be searched; made once for many contracts. */
export interface BarredIndex {
  readonly index: PartyIndex
  readonly agencyOf: ReadonlyMap<Party, BarredAgency>
}

/** Cost: one pass over everybody behind every barred agency. */
export const indexBarred = (agencies: readonly BarredAgency[]): BarredIndex => ({
  index: indexParties(agencies.flatMap(({ parties }) => parties)),
  agencyOf: new Map(agencies.flatMap((agency) => agency.parties.map((party) => [party, agency]))),
})

export interface LinkedPartyFacts {
  /** The agency and everybody behind it; null where nothing was read. */
  readonly own: readonly Party[] | null
  /** Whether that list of owners and officers is whole; null where nobody said. */
  readonly isComplete: boolean | null
  /** A person looked at the links of this agency and said that they are none of concern. */
  readonly isCleared: boolean
  /** Null where the register could not be read. */
  readonly barred: BarredIndex | null
}

/**
 * Check 8: links to agencies that were revoked or refused within the look-back. It refers on one
 * strong or two medium links; a name alone is noted. A person decides, with every link and its source.
 *
 * @source operations, section 5, check 8
 */
export function linkedParties(facts: LinkedPartyFacts, context: RuleContext): CheckFinding {
  const rule = openRule('linked_parties', context)
  if (rule.on === null) return rule.cannotTell(NO_DATE)
  const { own, barred, isComplete } = facts
  const lookBack = rule.ask('linked_parties_look_back')
  const similarity = rule.ask('linked_parties_similarity')
  if (own === null || barred === null || isComplete === null) {
    return rule.cannotTell({ code: 'linked_owners_incomplete', params: {}, supplier: 'agency' })
  }
  const since = lookBack.known ? addYears(rule.on, -lookBack.value.years) : ''
  const threshold = similarity.known ? Number(similarity.value.value) : DEFAULT_SIMILARITY
  const links = linkParties(own, barred.index, threshold).filter(
    ({ other }) => barred.agencyOf.get(other)!.on >= since,
  )
  const evidence = links.map((link) => ({
    what: evidenceName(link),
    value: link.shared,
    source: `${link.own.source} / ${link.other.source}`,
  }))
  const standing = links.filter(({ conflict }) => conflict === null)
  const count = (of: PartyLink['evidence']) =>
    distinct(standing.filter((one) => one.evidence === of))
  const [strong, medium] = [count('strong'), count('medium')]
  if (strong > 0 || medium > 1) {
    const params = { strong, medium }
    return facts.isCleared
      ? rule.yes('linked_cleared', params, { evidence })
      : rule.no('linked_found', params, { evidence })
  }
  // Without a birth date nobody can tell whether she is the one of a name.
  const undated = own.some(isUndated)
  if (!isComplete || undated) {
    const open = { code: 'linked_owners_incomplete', params: {}, supplier: 'agency' } as const
    return rule.cannotTell(open, { evidence })
  }
  const weak = links.filter((one) => one.evidence === 'weak').length
  return weak > 0 || medium > 0
    ? rule.yes('linked_weak', { count: weak + medium }, { evidence })
    : rule.yes('linked_none', {}, { evidence })
}

const evidenceName = ({ kind, evidence, conflict }: PartyLink): string =>
  conflict === null ? `${evidence}:${kind}` : `cancelled_by_${conflict}:${kind}`

/** The same telephone stated for two directors is one link. */
const distinct = (links: readonly PartyLink[]): number =>
  new Set(
    links.map(({ kind, shared, own }) => (kind.startsWith('name') ? own.id : `${kind}:${shared}`)),
  ).size

const isUndated = ({ role, birthDate }: Party): boolean =>
  role !== 'organisation' && birthDate === null

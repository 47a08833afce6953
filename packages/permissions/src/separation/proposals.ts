import type { Actor } from '../Actor.ts'
import { permissionFacts } from '../table/permissions.ts'
import {
  type Act,
  type Breach,
  overlap,
  type ProposedAct,
  peopleBehind,
  peopleBehindDone,
} from './Act.ts'

/** The proposal that an act confirms, if it names one of the right sort. */
export function proposalOf(act: ProposedAct, earlierActs: readonly Act[]): Act | undefined {
  const confirms = permissionFacts(act.permission)?.confirms ?? []
  return earlierActs.find(
    (earlier) => earlier.id === act.proposal && confirms.includes(earlier.permission),
  )
}

/** SD1: who confirms is not who proposed, looking through stand-ins on both sides. */
export function makerCheckerBreaches(
  actor: Actor,
  act: ProposedAct,
  earlierActs: readonly Act[],
): readonly Breach[] {
  if (permissionFacts(act.permission)?.confirms === undefined) return []
  const proposal = proposalOf(act, earlierActs)
  if (proposal === undefined) return [{ rule: 'SD1', reason: 'no_proposal', with: null }]
  const breaches: Breach[] = []
  const earlier = earlierActs.find((done) => done.proposal === proposal.id)
  if (earlier !== undefined) {
    breaches.push({ rule: 'SD1', reason: 'already_confirmed', with: earlier.id })
  }
  if (overlap(peopleBehind(actor, act), peopleBehindDone(proposal))) {
    breaches.push({ rule: 'SD1', reason: 'same_person', with: proposal.id })
  }
  return breaches
}

/** SD3: a change of the watch list takes two roles. (Two people: SD1.) */
export function watchListBreaches(
  act: ProposedAct,
  earlierActs: readonly Act[],
): readonly Breach[] {
  if (act.permission !== 'confirm.watch-entry') return []
  const proposal = proposalOf(act, earlierActs)
  return proposal?.role === act.by.role
    ? [{ rule: 'SD3', reason: 'same_role', with: proposal.id }]
    : []
}

/** SD9: a movement of a bond takes finance and authority. */
export function bondBreaches(act: ProposedAct, earlierActs: readonly Act[]): readonly Breach[] {
  if (act.permission !== 'confirm.bond') return []
  const proposal = proposalOf(act, earlierActs)
  if (proposal === undefined) return []
  const roles = new Set<string>([proposal.role, act.by.role])
  return roles.has('finance-officer') && roles.has('authority')
    ? []
    : [{ rule: 'SD9', reason: 'wrong_role', with: proposal.id }]
}

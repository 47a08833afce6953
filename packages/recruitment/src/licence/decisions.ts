import { addDays } from '@corridor/kernel'
import { type Act, type DecisionContext, type Finding, finding } from '@corridor/ledger'
import { z } from 'zod'
import { isAgency } from './application.ts'
import { grantFindings } from './grantFindings.ts'
import {
  type ContestedDecision,
  IN_FORCE,
  type InForce,
  LICENCE_DAYS,
  type Licence,
  type LicenceFacts,
  type ProposalTerms,
  type ProposedAct,
} from './Licence.ts'
import { proposalFindings } from './proposals.ts'
import {
  APPEAL,
  behind,
  CONFIRMATION,
  defineAction,
  EXPIRY,
  moveTo,
  PREVENTIVE,
  RENEWAL,
} from './words.ts'

/** Which permission confirms which act. */
export const CONFIRMED_BY: Readonly<Record<ProposedAct, 'confirm' | 'sanction' | 'lift'>> = {
  import: 'confirm',
  grant: 'confirm',
  refuse: 'confirm',
  activate: 'confirm',
  renew: 'confirm',
  suspend_preventively: 'sanction',
  suspend: 'sanction',
  revoke: 'sanction',
  lift: 'lift',
}

const SD1 = {
  rule: 'SD1',
  words: 'who proposed it cannot confirm it: another person must do it',
  excluded: ({ proposal }: Licence) => ({ persons: proposal?.by ?? [] }),
} as const

const nothing = { payload: z.strictObject({}) } as const

/** What is looked at before a proposal is confirmed with the one permission of the three. */
function confirmable(
  verb: 'confirm' | 'sanction' | 'lift',
  state: Licence,
  context: DecisionContext<LicenceFacts>,
): readonly Finding[] {
  const terms = state.proposal?.terms
  const waits = terms !== undefined && CONFIRMED_BY[terms.act] === verb
  if (!waits) return [finding('licence.proposed', false, 'nothing is proposed that this confirms')]
  const asked = proposalFindings(state, terms, context.facts)
  if (terms.act === 'import') return [...asked, ...isAgency(context.facts)]
  if (terms.act === 'renew') return [...asked, ...grantFindings(state, context.facts)]
  if (terms.act === 'grant') {
    return [...asked, isThirdPerson(state, context), ...grantFindings(state, context.facts)]
  }
  return terms.act === 'refuse' ? [...asked, isThirdPerson(state, context)] : asked
}

/** SD2: screener, inspector and decider of an application are three people. */
function isThirdPerson(
  { screenedBy, inspection }: Licence,
  { actor, onBehalfOf = [] }: DecisionContext<LicenceFacts>,
) {
  const earlier = [...screenedBy, ...(inspection?.by ?? [])]
  return finding(
    'SD2',
    ![actor, ...onBehalfOf].some((person) => earlier.includes(person)),
    'who screened or inspected the application cannot decide on it: another person must do it',
  )
}

const isInForce = ({ status }: Licence): boolean => IN_FORCE.some((one) => one === status)

const isResting = ({ status }: Licence): boolean =>
  status === 'preventive_suspension' || status === 'suspended'

/** The end of a term is watched as long as the licence may come into force again. */
export const termDeadlines = [
  {
    name: RENEWAL,
    missed: 'licence.renewalDue',
    when: (state: Licence) =>
      (isInForce(state) && state.status !== 'renewal_due') ||
      (isResting(state) && state.prior !== 'renewal_due'),
    due: ({ term }: Licence) => addDays(term!.validUntil, -LICENCE_DAYS.renewal - 1),
  },
  {
    name: EXPIRY,
    missed: 'licence.expire',
    when: (state: Licence) => isInForce(state) || isResting(state),
    due: ({ term }: Licence) => term!.validUntil,
  },
] as const

/** How long a preventive suspension may last. */
export const preventiveDeadline = {
  name: PREVENTIVE,
  within: { count: LICENCE_DAYS.preventiveSuspension, unit: 'days' },
  parameter: 'licence.preventive_suspension.days',
  missed: 'licence.lapseSuspension',
} as const

const appealDeadline = {
  name: APPEAL,
  within: { count: LICENCE_DAYS.appeal, unit: 'days' },
  parameter: 'licence.appeal.days',
} as const

/** A decision replaces the one before, with the appeal and the stay that were about it. */
function contested(
  state: Licence,
  terms: ProposalTerms,
  act: Act,
): Pick<Licence, 'decision' | 'appealed' | 'stayed' | 'appealBody' | 'proposal'> {
  return {
    decision: {
      act: terms.act as ContestedDecision['act'],
      decidedAt: act.recordedAt,
      before: state.status,
      by: [...(state.proposal?.by ?? []), ...behind(act)],
    },
    appealed: null,
    stayed: null,
    appealBody: null,
    proposal: null,
  }
}

/** Grants, renews, refuses or takes over, on another's proposal. */
export const confirm = defineAction({
  type: 'licence.confirm',
  permission: 'confirm.licence',
  ...nothing,
  from: ['draft', 'inspected', 'provisional', 'renewal_due'],
  to: ['provisional', 'active', 'refused', 'suspended'],
  opens: [...termDeadlines, { ...appealDeadline, when: ({ status }) => status === 'refused' }],
  closes: [CONFIRMATION, RENEWAL, EXPIRY],
  separation: SD1,
  guard: (state, _, context) => confirmable('confirm', state, context),
  fold(state, _, act) {
    const terms = state.proposal!.terms
    const at = act.recordedAt
    switch (terms.act) {
      case 'import':
        return {
          ...moveTo(state, terms.status, at),
          number: terms.number,
          term: terms.term,
          proposal: null,
          prior: terms.status === 'suspended' ? 'active' : null,
        }
      case 'refuse':
        return { ...moveTo(state, 'refused', at), ...contested(state, terms, act) }
      case 'grant':
        return {
          ...moveTo(state, terms.term.provisionalUntil === null ? 'active' : 'provisional', at),
          number: terms.number,
          term: terms.term,
          proposal: null,
        }
      case 'renew':
        return {
          ...moveTo(state, 'active', at),
          // In force without a gap: the day after the last one it goes on.
          term: { ...terms.term, validFrom: state.term!.validFrom },
          application: state.renewal ?? state.application,
          renewal: null,
          proposal: null,
        }
      default:
        return { ...moveTo(state, 'active', at), proposal: null }
    }
  },
})

/** Suspends or revokes, on another's proposal. */
export const sanction = defineAction({
  type: 'licence.sanction',
  permission: 'sanction.licence',
  ...nothing,
  from: ['provisional', 'active', 'renewal_due', 'preventive_suspension', 'suspended'],
  to: ['preventive_suspension', 'suspended', 'revoked'],
  opens: [
    ...termDeadlines,
    { ...preventiveDeadline, when: ({ status }) => status === 'preventive_suspension' },
    appealDeadline,
  ],
  closes: [CONFIRMATION, PREVENTIVE, RENEWAL, EXPIRY],
  separation: SD1,
  guard: (state, _, context) => confirmable('sanction', state, context),
  fold(state, _, act) {
    const { terms } = state.proposal!
    const sanctionAct = terms.act as 'suspend_preventively' | 'suspend' | 'revoke'
    const to = {
      suspend_preventively: 'preventive_suspension',
      suspend: 'suspended',
      revoke: 'revoked',
    }
    return {
      ...moveTo(state, to[sanctionAct] as 'suspended', act.recordedAt),
      ...contested(state, terms, act),
      prior: isInForce(state) ? (state.status as InForce) : state.prior,
      sanctions: [
        ...endedSanctions(state, act.recordedAt),
        { act: sanctionAct, from: act.recordedAt, until: null },
      ],
    }
  },
})

/** The sanctions with those that still stood ended. */
export const endedSanctions = ({ sanctions }: Licence, at: string): Licence['sanctions'] =>
  sanctions.map((one) => (one.until === null ? { ...one, until: at } : one))

/** As before the suspension; nothing of it stands any more. */
export const resumed = (state: Licence, at: string) => ({
  ...moveTo(state, state.prior ?? 'active', at),
  prior: null,
  decision: null,
  appealed: null,
  stayed: null,
  appealBody: null,
  sanctions: endedSanctions(state, at),
})

/** Lifts a suspension, on another's proposal. */
export const lift = defineAction({
  type: 'licence.lift',
  permission: 'lift.licence',
  ...nothing,
  from: ['preventive_suspension', 'suspended'],
  to: IN_FORCE,
  opens: termDeadlines,
  closes: [CONFIRMATION, PREVENTIVE, APPEAL],
  separation: SD1,
  guard: (state, _, context) => confirmable('lift', state, context),
  fold: (state, _, { recordedAt }) => ({ ...resumed(state, recordedAt), proposal: null }),
})

import type { Instrument } from '../instruments/Instrument.ts'
import { rulesOf } from '../instruments/rulesOf.ts'
import type { StateCode } from '../periods/InsurancePeriod.ts'
import type { TotalizationCase } from '../TotalizationCase.ts'
import { type Finding, finding } from './Finding.ts'

export interface Selection {
  readonly instrument: Instrument | null
  /** The States of the case whose periods are added under it. */
  readonly bound: readonly StateCode[]
  readonly how: 'named' | 'chosen' | 'national-law-alone' | 'none-applies'
  /** Instruments that would apply but gave way, and to which. */
  readonly gaveWay: readonly { readonly instrument: string; readonly to: string }[]
  readonly findings: readonly Finding[]
}

/**
 * The instrument that decides a case: the one that is named, or the only one that covers the branch
 * and binds at least two of its States on the day of the risk once those that give way have gone.
 * Where two are left, no answer is given: which one prevails is for a person to say.
 */
export function selectInstrument(
  given: TotalizationCase,
  instruments: readonly Instrument[],
): Selection {
  const states = [...new Set(given.periods.map(({ state }) => state))]
  if (given.instrument === 'none') {
    return { instrument: null, bound: [], how: 'national-law-alone', gaveWay: [], findings: [] }
  }
  if (given.instrument === null) return chooseFor(given, states, instruments)
  const named = instruments.find(({ id }) => id === given.instrument)
  if (named === undefined) {
    const message = `There is no instrument "${given.instrument}"; choose from ${instruments.map(({ id }) => id).join(', ')}, or write none`
    return refused(finding('refused', 'unknown-instrument', 'D4', message))
  }
  return withNamed(given, states, named)
}

function withNamed(
  given: TotalizationCase,
  states: readonly StateCode[],
  instrument: Instrument,
): Selection {
  const findings: Finding[] = []
  const coverage = rulesOf(instrument).coverage(given.branch)
  if (coverage === null) {
    const message = `${instrument.name} does not cover ${given.branch}; choose another instrument or branch`
    return refused(finding('refused', 'branch-not-covered', 'D4', message))
  }
  let bound = states
  if (given.assumeParties === true || instrument.parties === 'any') {
    const message = `Every State of the case is taken as a party to ${instrument.name}, which is an assumption`
    findings.push(finding('warning', 'assumed-parties', 'D5', message, { states }))
  } else {
    const standings = states.map((state) => ({
      state,
      standing: standingOf(instrument, state, given.contingency),
    }))
    bound = standings.filter(({ standing }) => standing !== 'no-party').map(({ state }) => state)
    const warn = (wanted: Standing, code: Finding['code'], words: string) => {
      const which = standings
        .filter(({ standing }) => standing === wanted)
        .map(({ state }) => state)
      if (which.length === 0) return
      const message = `${instrument.name}: ${words} for ${which.join(', ')} on ${given.contingency}`
      findings.push(finding('warning', code, 'D5', message, { states: which }))
    }
    warn('not-in-force', 'not-in-force', 'it was not in force')
    warn(
      'day-unknown',
      'entry-into-force-unknown',
      'the day of its entry into force is not known here',
    )
  }
  const several = refuseSeveralPartners(instrument, bound)
  if (several !== null) return refused(several)
  const outside = states.filter((state) => !bound.includes(state))
  if (outside.length > 0) {
    const message = `${outside.join(', ')}: not a party to ${instrument.name}, so that its periods are not added and its law is applied alone`
    findings.push(finding('warning', 'outside-instrument', 'D5', message, { states: outside }))
  }
  return { instrument, bound, how: 'named', gaveWay: [], findings }
}

function chooseFor(
  given: TotalizationCase,
  states: readonly StateCode[],
  instruments: readonly Instrument[],
): Selection {
  const candidates: Candidate[] = []
  const possible: Candidate[] = []
  for (const instrument of instruments) {
    if (instrument.parties === 'any') continue
    const coverage = rulesOf(instrument).coverage(given.branch)
    if (coverage === null || coverage.coordination === 'export-only') continue
    const standings = states.map((state) => standingOf(instrument, state, given.contingency))
    const among = (wanted: readonly Standing[]) =>
      states.filter((_, place) => wanted.includes(standings[place]!))
    const linked = (bound: readonly StateCode[]) =>
      bound.length >= 2 && (instrument.hub === null || bound.includes(instrument.hub))
    const bound = among(['in-force'])
    const perhaps = among(['in-force', 'day-unknown'])
    if (linked(bound)) candidates.push({ instrument, bound })
    else if (linked(perhaps)) possible.push({ instrument, bound: perhaps })
  }
  const gaveWay: { instrument: string; to: string }[] = []
  const left = candidates.filter((candidate) => {
    const stronger = candidates.find((other) => prevails(other, candidate))
    if (stronger !== undefined) {
      gaveWay.push({ instrument: candidate.instrument.id, to: stronger.instrument.id })
    }
    return stronger === undefined
  })
  if (left.length > 1) {
    const names = left.map(({ instrument }) => `${instrument.name} (${instrument.id})`).join('; ')
    const message = `More than one instrument applies and none gives way: ${names}. Name one in the case`
    return refused(finding('refused', 'two-instruments', 'D5', message, { states }))
  }
  const [only] = left
  const findings = possible
    .filter((one) => only === undefined || !prevails(only, one))
    .map(({ instrument, bound }) => {
      const message = `${instrument.name} may apply, but the day of its entry into force is not known here; name it in the case to use it`
      return finding('missing', 'entry-into-force-unknown', 'D5', message, { states: bound })
    })
  if (only === undefined) {
    const message = `No instrument held here is known to bind two of ${states.join(', ')} on ${given.contingency} for ${given.branch}; each State's law is applied alone`
    findings.push(finding('warning', 'no-instrument', 'D5', message, { states }))
    return { instrument: null, bound: [], how: 'none-applies', gaveWay, findings }
  }
  const several = refuseSeveralPartners(only.instrument, only.bound)
  if (several !== null) return refused(several)
  const outside = states.filter((state) => !only.bound.includes(state))
  if (outside.length > 0) {
    const message = `${outside.join(', ')}: not bound by ${only.instrument.name} on ${given.contingency}, so that its periods are not added and its law is applied alone`
    findings.push(finding('warning', 'outside-instrument', 'D5', message, { states: outside }))
  }
  return { instrument: only.instrument, bound: only.bound, how: 'chosen', gaveWay, findings }
}

type Standing = 'in-force' | 'not-in-force' | 'day-unknown' | 'no-party'

/** Whether an instrument binds a State on a day, as far as its description says. */
function standingOf(instrument: Instrument, state: StateCode, day: string): Standing {
  if (instrument.parties === 'any') return 'no-party'
  const parties = instrument.parties.filter((party) => party.state === state)
  if (parties.length === 0) return 'no-party'
  const spans = [instrument.inForce, ...parties]
  if (spans.some(({ to }) => to !== null && to < day)) return 'not-in-force'
  const starts = parties.map(({ from }) => from)
  if (starts.some((from) => from !== null && from <= day)) return 'in-force'
  return starts.includes(null) ? 'day-unknown' : 'not-in-force'
}

interface Candidate {
  readonly instrument: Instrument
  readonly bound: readonly StateCode[]
}

/** One instrument replaces another only among the States that both bind. */
function prevails(one: Candidate, other: Candidate): boolean {
  if (one.instrument === other.instrument) return false
  const names = [other.instrument.id, `kind:${other.instrument.kind}`]
  const replaces = rulesOf(one.instrument).clause('precedence')?.setting.replaces ?? []
  const yieldsTo = rulesOf(other.instrument).clause('precedence')?.setting.yieldsTo ?? []
  const says = names.some((name) => replaces.includes(name)) || yieldsTo.includes(one.instrument.id)
  return says && other.bound.every((state) => one.bound.includes(state))
}

/** A set of agreements of one State with others: each is applied by itself. */
function refuseSeveralPartners(
  { hub, name }: Instrument,
  bound: readonly StateCode[],
): Finding | null {
  const partners = bound.filter((state) => state !== hub)
  if (hub === null || partners.length <= 1) return null
  const message = `${name}: ${hub} has a separate agreement with each of ${partners.join(', ')}; leave all but one of them out of the case`
  return finding('refused', 'one-agreement-at-a-time', 'D5', message, { states: partners })
}

const refused = (...findings: readonly Finding[]): Selection => ({
  instrument: null,
  bound: [],
  how: 'none-applies',
  gaveWay: [],
  findings,
})

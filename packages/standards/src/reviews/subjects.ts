import type { Instrument, InstrumentId, LifeCycle, Provision } from '../Instrument.ts'
import { provisionKey } from '../Instrument.ts'
import {
  type Declaration,
  type Ratification,
  type RatificationList,
  ratificationKey,
} from '../Ratification.ts'
import type { StandardsFacts } from '../StandardsBook.ts'
import { type Verification, weakest } from '../verification.ts'

/** `life-cycle:C097`: when it enters into force and can be denounced. */
export const lifeCycleKey = (instrument: InstrumentId): string => `life-cycle:${instrument}`

/** `entry-into-force:C097`: its first entry into force as a source states it. */
export const statedEntryIntoForceKey = (instrument: InstrumentId): string =>
  `entry-into-force:${instrument}`

/** `list:C097`: how far the list of its ratifications reaches. */
export const listKey = (instrument: InstrumentId): string => `list:${instrument}`

/** `declaration:ICRMW:MEX:recognise-procedure:77:2008-09-15`; `undated` where there is no date. */
export const declarationKey = ({ instrument, state, act, subject, date }: Declaration): string =>
  `declaration:${instrument}:${state}:${act}:${subject}:${date ?? 'undated'}`

/** A statement that a reviewer can sign, as canonical plain text, and how well it is known. */
export interface SignableStatement {
  readonly subject: string
  readonly text: string
  readonly verification: Verification
}

/**
 * What is signed under a subject; null where nothing of the name is held.
 *
 * The text is in English, holds every fact of the statement and neither its source nor its level.
 * Entries of one State that ratified, denounced and ratified again are signed together.
 *
 * @remarks O(facts).
 * @example
 * statementOf(facts, 'ratification:C097:GBR')?.text // => 'C097, GBR: ratification registered on ...'
 */
export function statementOf(facts: StandardsFacts, subject: string): SignableStatement | null {
  const found = statementsOf(facts).get(subject)
  if (found === undefined) return null
  return {
    subject,
    text: found.texts.join('\n'),
    verification: weakest(found.levels),
  }
}

interface Found {
  readonly texts: string[]
  readonly levels: Verification[]
}

/** Every statement by its subject, entries of one subject in order of their texts. */
export function statementsOf(facts: StandardsFacts): ReadonlyMap<string, Found> {
  const all = new Map<string, Found>()
  const add = (key: string, text: string, level: Verification): void => {
    const found = all.get(key) ?? { texts: [], levels: [] }
    found.texts.push(text)
    found.levels.push(level)
    all.set(key, found)
  }
  for (const instrument of facts.instruments) addInstrument(instrument, add)
  for (const entry of facts.ratifications) {
    add(ratificationKey(entry), ratificationText(entry), entry.verification)
  }
  for (const entry of facts.declarations) {
    add(declarationKey(entry), declarationText(entry), entry.verification)
  }
  for (const list of facts.lists) add(listKey(list.instrument), listText(list), list.verification)
  for (const { texts } of all.values()) texts.sort()
  return all
}

function addInstrument(
  { id, lifeCycle, statedEntryIntoForce: stated, provisions }: Instrument,
  add: (key: string, text: string, level: Verification) => void,
): void {
  if (lifeCycle !== null) {
    add(lifeCycleKey(id), lifeCycleText(id, lifeCycle), lifeCycle.verification)
  }
  if (stated !== null) {
    add(
      statedEntryIntoForceKey(id),
      `${id} first entered into force on ${stated.date}.`,
      stated.verification,
    )
  }
  for (const provision of provisions) {
    add(provisionKey(id, provision.article), provisionText(id, provision), provision.verification)
  }
}

const START = {
  'same-day': 'that day',
  'first-of-next-month': 'the first day of the month after',
} as const

function lifeCycleText(id: InstrumentId, lifeCycle: LifeCycle): string {
  const { entryIntoForce: begin, denunciation: end } = lifeCycle
  const open = end.windowMonths === null ? 'ever after' : `for ${end.windowMonths} months each time`
  const since = end.countsFrom === 'instrument' ? 'its first entry' : "the State's entry"
  return [
    `${id}: in force ${begin.delayMonths} months after registration ${begin.ratifications}, for a later State after its own, on ${START[begin.startsOn]};`,
    `can be denounced ${end.lockYears} years after ${since} into force, ${open};`,
    `with effect ${end.effectMonths} months after registration, on ${START[end.startsOn]}.`,
  ].join(' ')
}

const provisionText = (id: InstrumentId, provision: Provision): string =>
  [
    `${id}, Article ${provision.article}: ${provision.requirement.en}.`,
    `Topic: ${provision.topic}. Owed by: ${provision.dutyOf}. Right of a worker: ${yesOrNo(provision.isRight)}.`,
    `Part: ${provision.unit ?? 'none'}. Reciprocity: ${provision.reciprocity}.`,
  ].join(' ')

function ratificationText(entry: Ratification): string {
  const { instrument, state, territory, action, registered, signed, end } = entry
  const whose = territory === null ? state : `${state} (${territory})`
  return [
    `${instrument}, ${whose}: ${action} registered on ${registered};`,
    `signed: ${signed ?? 'not recorded'};`,
    `in force as stated: ${entry.statedEntryIntoForce ?? 'not stated'};`,
    `end: ${endText(end)};`,
    `left out: ${unitsText(entry.excluded)}; accepted: ${unitsText(entry.accepted)};`,
    `note: ${entry.note ?? 'none'}.`,
  ].join(' ')
}

function endText(end: Ratification['end']): string {
  if (end === null) return 'none'
  return end.kind === 'denunciation'
    ? `denunciation registered on ${end.registered}`
    : `ended on ${end.effect} by ${end.by}`
}

function unitsText(units: readonly string[] | null): string {
  if (units === null) return 'not recorded'
  return units.length === 0 ? 'none' : units.toSorted().join(', ')
}

const declarationText = ({ instrument, state, date, act, subject, note }: Declaration): string =>
  `${instrument}, ${state}: ${act} ${subject}, ${date ?? 'undated'}; note: ${note ?? 'none'}.`

const listText = ({ instrument, completeThrough, publisher, note }: RatificationList): string =>
  `The list of ratifications of ${instrument} by ${publisher} is complete through ${completeThrough}; note: ${note ?? 'none'}.`

const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no')

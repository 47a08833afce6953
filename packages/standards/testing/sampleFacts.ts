import type {
  Declaration,
  Instrument,
  LifeCycle,
  Provision,
  Ratification,
  RatificationList,
  StandardsFacts,
  UnitRule,
} from '../src/index.ts'

const names = (en: string) => ({ en, fr: en, es: en, ar: en })

/** Two registrations, twelve months; every ten years one year. */
export const STANDARD: LifeCycle = {
  entryIntoForce: { ratifications: 2, delayMonths: 12, startsOn: 'same-day' },
  denunciation: {
    countsFrom: 'instrument',
    lockYears: 10,
    windowMonths: 12,
    effectMonths: 12,
    startsOn: 'same-day',
  },
  verification: 'text-checked',
  source: 'the text',
}

/** At once; ever after ten years. */
export const OLD_TYPE: LifeCycle = {
  ...STANDARD,
  entryIntoForce: { ratifications: 2, delayMonths: 0, startsOn: 'same-day' },
  denunciation: { ...STANDARD.denunciation, windowMonths: null },
}

/** Months after three months; ever after five years from the State's own entry into force. */
export const UN_TYPE: LifeCycle = {
  ...STANDARD,
  entryIntoForce: { ratifications: 3, delayMonths: 3, startsOn: 'first-of-next-month' },
  denunciation: {
    countsFrom: 'state',
    lockYears: 5,
    windowMonths: null,
    effectMonths: 12,
    startsOn: 'first-of-next-month',
  },
}

export const instrument = (id: string, rest: Partial<Instrument> = {}): Instrument => ({
  id,
  kind: id.startsWith('R') ? 'recommendation' : id === 'ICRMW' ? 'un-treaty' : 'convention',
  names: names(id),
  adoptedYear: 1949,
  category: null,
  lifeCycle: id.startsWith('R') ? null : STANDARD,
  statedEntryIntoForce: null,
  accompaniedBy: [],
  revises: [],
  denounces: [],
  units: null,
  provisions: [],
  link: null,
  note: null,
  ...rest,
})

export const provision = (article: string, rest: Partial<Provision> = {}): Provision => ({
  article,
  topic: 'wages-and-earnings',
  subject: article,
  requirement: names(`What Article ${article} asks for`),
  dutyOf: 'destination',
  isRight: true,
  unit: null,
  reciprocity: 'none',
  verification: 'text-checked',
  source: 'the text',
  ...rest,
})

export const unitRule = (units: readonly string[], rest: Partial<UnitRule> = {}): UnitRule => ({
  kind: 'annex',
  units: units.map((id) => ({ id, names: names(id) })),
  default: 'all',
  minimum: 0,
  atLeastOneOf: [],
  denouncedSingly: true,
  verification: 'text-checked',
  source: 'the text',
  ...rest,
})

export const ratification = (
  instrumentId: string,
  state: string,
  registered: string,
  rest: Partial<Ratification> = {},
): Ratification => ({
  instrument: instrumentId,
  state,
  territory: null,
  action: 'ratification',
  registered,
  dateBasis: 'day',
  signed: null,
  statedEntryIntoForce: null,
  end: null,
  excluded: [],
  accepted: [],
  note: null,
  verification: 'sourced',
  source: 'a register',
  ...rest,
})

export const declaration = (
  rest: Partial<Declaration> & Pick<Declaration, 'act' | 'subject'>,
): Declaration => ({
  instrument: 'C001',
  state: 'AAA',
  date: '2000-01-01',
  note: null,
  verification: 'sourced',
  source: 'a register',
  ...rest,
})

const list = (id: string, completeThrough: string): RatificationList => ({
  instrument: id,
  completeThrough,
  publisher: 'a register',
  licence: 'none',
  note: null,
  verification: 'sourced',
  source: 'a register',
})

/** Facts in which every list of a convention reaches 2030. */
export function facts(
  instruments: readonly Instrument[],
  ratifications: readonly Ratification[],
  rest: Partial<StandardsFacts> = {},
): StandardsFacts {
  const binding = instruments.filter(({ lifeCycle }) => lifeCycle !== null)
  return {
    instruments,
    ratifications,
    declarations: [],
    lists: binding.map(({ id }) => list(id, '2030-12-31')),
    states: ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'],
    ...rest,
  }
}

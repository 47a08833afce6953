import { DomainError, type FileProblem } from '@corridor/kernel'
import type { Instrument, LifeCycle, UnitRule } from '../../Instrument.ts'

const names = (en: string) => ({ en, fr: en, es: en, ar: en })

const LIFE_CYCLE: LifeCycle = {
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

const unitRule = (
  kind: UnitRule['kind'],
  ids: readonly string[],
  rest: Pick<UnitRule, 'default' | 'minimum'> & Partial<UnitRule>,
): UnitRule => ({
  kind,
  units: ids.map((id) => ({ id, names: names(id) })),
  atLeastOneOf: [],
  denouncedSingly: false,
  verification: 'text-checked',
  source: 'the text',
  ...rest,
})

const instrument = (
  id: string,
  adoptedYear: number,
  units: UnitRule | null = null,
): Instrument => ({
  id,
  kind: id.startsWith('R') ? 'recommendation' : 'convention',
  names: names(id),
  adoptedYear,
  category: null,
  lifeCycle: id.startsWith('R') ? null : LIFE_CYCLE,
  statedEntryIntoForce: null,
  accompaniedBy: [],
  revises: [],
  denounces: [],
  units,
  provisions: [],
  link: null,
  note: null,
})

const ROMAN = ['II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'].map((one) => `part-${one}`)

/** Conventions with each kind of optional part, one without, and a recommendation. */
export const SAMPLE_INSTRUMENTS: readonly Instrument[] = [
  instrument(
    'C097',
    1949,
    unitRule('annex', ['annex-I', 'annex-II', 'annex-III'], {
      default: 'all',
      minimum: 0,
      denouncedSingly: true,
    }),
  ),
  instrument(
    'C102',
    1952,
    unitRule('part', ROMAN, {
      default: 'none',
      minimum: 3,
      atLeastOneOf: ['part-IV', 'part-V', 'part-VI', 'part-IX', 'part-X'],
      denouncedSingly: true,
    }),
  ),
  instrument(
    'C118',
    1962,
    unitRule('branch', ['branch-a', 'branch-b'], { default: 'none', minimum: 1 }),
  ),
  instrument('C143', 1975, unitRule('part', ['part-I', 'part-II'], { default: 'all', minimum: 1 })),
  instrument('C181', 1997),
  instrument('R086', 1949),
]

export const SAMPLE_STATES = [
  { code: 'NPL', otherCodes: ['NP', '524'], names: ['Nepal', 'Népal'] },
  { code: 'QAT', otherCodes: ['QA', '634'], names: ['Qatar'] },
  { code: 'CIV', otherCodes: ['CI', '384'], names: ["Côte d'Ivoire"] },
]

/** The problems with which reading stops; fails when it does not. */
export function problemsOf(read: () => unknown): readonly FileProblem[] {
  try {
    read()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.details.problems as readonly FileProblem[]
  }
  throw new Error('the file was read without a problem')
}

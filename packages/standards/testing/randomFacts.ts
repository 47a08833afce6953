import { addDays } from '@corridor/kernel'
import fc from 'fast-check'
import type { Ratification, StandardsFacts } from '../src/index.ts'
import { facts, instrument, OLD_TYPE, provision, ratification, UN_TYPE } from './sampleFacts.ts'

/** A day from 1950 to 2030. */
export const day = fc.integer({ min: 0, max: 29_000 }).map((days) => addDays('1950-01-01', days))

const INSTRUMENTS = [
  instrument('C001', {
    provisions: [
      provision('1'),
      provision('2', { dutyOf: 'both', topic: 'contracts' }),
      provision('3', { reciprocity: 'both-bound', topic: 'social-security' }),
    ],
  }),
  instrument('C002', {
    lifeCycle: OLD_TYPE,
    provisions: [provision('1', { dutyOf: 'origin', topic: 'recruitment' })],
  }),
  instrument('C003', {
    denounces: [{ instrument: 'C001', verification: 'sourced', source: null }],
  }),
  instrument('ICRMW', { lifeCycle: UN_TYPE, provisions: [provision('1')] }),
]

const STATES = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'] as const

/** Of one State under one instrument: nothing, the whole State, or a part and perhaps the whole. */
const entriesOf = (id: string, state: string): fc.Arbitrary<readonly Ratification[]> => {
  const whole = fc
    .record({ registered: day, years: fc.option(fc.integer({ min: 1, max: 40 })) })
    .map(({ registered, years }) =>
      ratification(id, state, registered, {
        end:
          years === null
            ? null
            : { kind: 'denunciation', registered: addDays(registered, years * 401) },
      }),
    )
  const part = day.map((registered) => ratification(id, state, registered, { territory: 'North' }))
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: whole.map((one) => [one]) },
    { weight: 1, arbitrary: part.map((one) => [one]) },
    { weight: 1, arbitrary: fc.tuple(part, whole).map((both) => [...both]) },
  )
}

/** Facts with denunciations, a newer convention, parts of States and every kind of life cycle. */
export const randomFacts: fc.Arbitrary<StandardsFacts> = fc
  .tuple(...INSTRUMENTS.flatMap(({ id }) => STATES.map((state) => entriesOf(id, state))))
  .map((entries) => facts(INSTRUMENTS, entries.flat()))

export const anyState = fc.constantFrom(...STATES)
export const anyInstrument = fc.constantFrom(...INSTRUMENTS.map(({ id }) => id))

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyInstrument, anyState, day, randomFacts } from '../testing/randomFacts.ts'
import { facts, instrument, provision, ratification, unitRule } from '../testing/sampleFacts.ts'
import {
  isBound,
  openBook,
  rightsOn,
  type StandardsFacts,
  statusOn,
  whatWouldAdd,
} from './index.ts'

const RUNS = { seed: 20140528, numRuns: 300 }

/** Every right that is held, as `C001 2`. */
const heldIn = (held: StandardsFacts, origin: string, destination: string, on: string) =>
  rightsOn(openBook(held), { origin, destination }, on).flatMap(({ rights }) =>
    rights
      .filter(({ state }) => state === 'held')
      .map((right) => `${right.instrument} ${right.provision.article}`),
  )

const bind = (held: StandardsFacts, id: string, state: string): StandardsFacts => ({
  ...held,
  ratifications: [
    ...held.ratifications.filter((row) => row.instrument !== id || row.state !== state),
    // Before every other, so that the first entry into force only moves to an earlier day.
    ratification(id, state, '1949-06-01'),
  ],
})

describe('any corridor', () => {
  test('to ratify takes no right away, where nothing is ended by it', () => {
    fc.assert(
      fc.property(
        randomFacts,
        anyState,
        anyState,
        anyInstrument.filter((id) => id !== 'C003'),
        day,
        (held, origin, destination, id, on) => {
          const kept = {
            ...held,
            instruments: held.instruments.map((one) => ({ ...one, denounces: [] })),
          }
          const before = heldIn(kept, origin, destination, on)
          const after = heldIn(bind(kept, id, origin), origin, destination, on)
          expect(after).toEqual(expect.arrayContaining(before))
        },
      ),
      RUNS,
    )
  })

  test('what a ratification would add is what it adds, and nothing else changes', () => {
    fc.assert(
      fc.property(randomFacts, anyState, anyState, day, (drawn, origin, destination, on) => {
        const held = {
          ...drawn,
          instruments: drawn.instruments.map((one) => ({ ...one, denounces: [] })),
        }
        if (origin === destination) return
        const before = new Set(heldIn(held, origin, destination, on))
        for (const addition of whatWouldAdd(openBook(held), { origin, destination }, on)) {
          const state = addition.end === 'origin' ? origin : destination
          const ratified = bind(held, addition.instrument, state)
          const now = statusOn(openBook(ratified), state, addition.instrument, on)
          const other = addition.end === 'origin' ? destination : origin
          const others = [held, ratified].map((one) =>
            isBound(statusOn(openBook(one), other, addition.instrument, on)),
          )
          // With it the instrument may enter into force earlier for the other end as well.
          if (now.kind !== 'in-force' || others[0] !== others[1]) continue
          const gained = heldIn(ratified, origin, destination, on).filter((one) => !before.has(one))
          const promised = addition.articles.map((article) => `${addition.instrument} ${article}`)
          expect(promised).toEqual(expect.arrayContaining(gained))
          for (const one of promised) expect([...before, ...gained]).toContain(one)
        }
      }),
      RUNS,
    )
  })
})

const BRANCHES = unitRule(['branch-a', 'branch-b'], { kind: 'branch', default: 'none' })

const C118 = instrument('C118', {
  units: BRANCHES,
  provisions: [
    provision('3', { reciprocity: 'both-bound', topic: 'equality-of-treatment' }),
    provision('5', { reciprocity: 'both-accepted-branch', topic: 'social-security' }),
    provision('6', { unit: 'branch-b', topic: 'family-life' }),
    provision('9', { dutyOf: 'none', topic: 'final-provisions' }),
  ],
})

const stateOf = (rows: Parameters<typeof facts>[1], article: string) =>
  rightsOn(openBook(facts([C118], rows)), { origin: 'AAA', destination: 'BBB' }, '1990-01-01')
    .flatMap(({ rights }) => rights)
    .find((right) => right.provision.article === article)

describe('branches', () => {
  const both = (own: string[] | null, other: string[] | null) => [
    ratification('C118', 'AAA', '1964-01-01', { accepted: own }),
    ratification('C118', 'BBB', '1964-01-01', { accepted: other }),
  ]

  test('equality is owed whatever the other accepted; export only in a branch of both', () => {
    const apart = both(['branch-a'], ['branch-b'])
    expect(stateOf(apart, '3')).toMatchObject({ state: 'held', owedBy: ['destination'] })
    expect(stateOf(apart, '5')).toMatchObject({
      state: 'missing',
      neededOf: ['origin', 'destination'],
    })
    expect(stateOf(both(['branch-b'], ['branch-b']), '5')?.state).toBe('held')
    expect(stateOf(both(null, ['branch-b']), '5')?.state).toBe('cannot-tell')
  })

  test('without the other end bound it is missing, and the other end is named', () => {
    const rows = [
      ratification('C118', 'BBB', '1964-01-01', { accepted: ['branch-a'] }),
      ratification('C118', 'CCC', '1964-01-01'),
    ]
    for (const article of ['3', '5']) {
      expect(stateOf(rows, article)).toMatchObject({ state: 'missing', neededOf: ['origin'] })
    }
  })

  test('a duty in a branch is owed where the branch was accepted', () => {
    expect(stateOf(both(['branch-a'], ['branch-a']), '6')).toMatchObject({
      state: 'missing',
      neededOf: ['destination'],
    })
    expect(stateOf(both(['branch-a'], null), '6')?.state).toBe('cannot-tell')
  })

  test('a provision about the instrument is no right', () => {
    expect(stateOf(both(['branch-a'], ['branch-a']), '9')).toBeUndefined()
  })

  test('what needs both ends is said apart', () => {
    const rows = [
      ratification('C118', 'CCC', '1964-01-01'),
      ratification('C118', 'DDD', '1964-01-01'),
    ]
    const book = openBook(facts([C118], rows))
    const additions = whatWouldAdd(book, { origin: 'AAA', destination: 'BBB' }, '1990-01-01')
    expect(additions).toEqual([
      expect.objectContaining({
        end: 'destination',
        articles: ['6'],
        newTopics: ['family-life'],
        uncertainTopics: [],
        articlesIfBoth: ['3', '5'],
      }),
      expect.objectContaining({ end: 'origin', articles: [], articlesIfBoth: ['3', '5'] }),
    ])
  })

  test('a list that does not reach the day is said', () => {
    const book = openBook(facts([C118], []))
    const corridor = { origin: 'AAA', destination: 'BBB' }
    const [first] = whatWouldAdd(book, corridor, '2031-01-01')
    expect(first).toMatchObject({ standing: 'not-recorded', uncertainTopics: ['family-life'] })
  })
})

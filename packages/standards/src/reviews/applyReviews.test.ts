import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SHIPPED } from '../../testing/readShipped.ts'
import {
  declaration,
  facts,
  instrument,
  provision,
  ratification,
} from '../../testing/sampleFacts.ts'
import {
  applyReviews,
  openBook,
  type SignOff,
  type StandardsFacts,
  signableStatement,
  statementOf,
  statusOn,
  VERIFICATION_LEVELS,
} from '../index.ts'
import { statementsOf } from './subjects.ts'

const HELD = facts(
  [
    instrument('C001', {
      provisions: [provision('6(1)(a)', { verification: 'unverified' }), provision('7')],
      statedEntryIntoForce: { date: '1952-01-22', verification: 'unverified', source: null },
    }),
  ],
  [
    ratification('C001', 'AAA', '1951-01-22', {
      verification: 'unverified',
      dateBasis: 'unsourced',
    }),
    ratification('C001', 'BBB', '1950-01-22'),
  ],
  { declarations: [declaration({ act: 'reservation', subject: '92', verification: 'partly' })] },
)

const sign = (held: StandardsFacts, subject: string, toLevel: string): SignOff => ({
  subject,
  toLevel,
  statement: statementOf(held, subject)!.text,
})

const SUBJECTS = [...statementsOf(HELD).keys()]

const rank = (level: string): number => (VERIFICATION_LEVELS as readonly string[]).indexOf(level)

/** Facts with every level and date basis blanked out, to compare the rest. */
const withoutLevels = (held: StandardsFacts): string =>
  JSON.stringify(held, (key, value) =>
    key === 'verification' || key === 'dateBasis' ? '' : (value as unknown),
  )

describe('sign-offs', () => {
  test('can be given for each kind of statement', () => {
    expect(SUBJECTS).toEqual([
      'life-cycle:C001',
      'entry-into-force:C001',
      'provision:C001:6(1)(a)',
      'provision:C001:7',
      'ratification:C001:AAA',
      'ratification:C001:BBB',
      'declaration:C001:AAA:reservation:92:2000-01-01',
      'list:C001',
    ])
    expect(statementOf(HELD, 'ratification:C001:AAA')?.text).toBe(
      'C001, AAA: ratification registered on 1951-01-22; signed: not recorded; in force as stated: not stated; end: none; left out: none; accepted: none; note: none.',
    )
  })

  test('raise a level and nothing else, whatever is signed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...SUBJECTS), fc.constantFrom(...VERIFICATION_LEVELS))),
        (signed) => {
          const reviews = signed.map(([subject, level]) => sign(HELD, subject, level))
          const { facts: after, standing } = applyReviews(HELD, reviews)
          expect(withoutLevels(after)).toBe(withoutLevels(HELD))
          for (const subject of SUBJECTS) {
            const [before, now] = [HELD, after].map((one) => statementOf(one, subject)!)
            const levels = signed.filter(([one]) => one === subject).map(([, level]) => rank(level))
            expect(rank(now!.verification)).toBe(Math.min(rank(before!.verification), ...levels))
            expect(standing.has(subject)).toBe(now!.verification !== before!.verification)
          }
          // Signed again, nothing more happens.
          expect(applyReviews(after, reviews).facts).toEqual(after)
        },
      ),
      { seed: 20140528, numRuns: 200 },
    )
  })

  test('lapse when the statement changes, and stand again when it is as it was', () => {
    const review = sign(HELD, 'ratification:C001:AAA', 'sourced')
    const moved = {
      ...HELD,
      ratifications: HELD.ratifications.map((row) =>
        row.state === 'AAA' ? { ...row, registered: '1951-01-23' } : row,
      ),
    }
    expect(applyReviews(moved, [review])).toEqual({ facts: moved, standing: new Map() })
    expect(applyReviews(HELD, [review]).standing.get(review.subject)).toBe(review)
  })

  test('do not lapse when only the source or another statement changes', () => {
    const review = sign(HELD, 'ratification:C001:AAA', 'sourced')
    const other = {
      ...HELD,
      ratifications: HELD.ratifications.map((row) =>
        row.state === 'AAA' ? { ...row, source: 'another' } : { ...row, registered: '1950-02-22' },
      ),
    }
    const { facts: after } = applyReviews(other, [review])
    expect(after.ratifications[0]).toMatchObject({ verification: 'sourced', source: 'another' })
  })

  test('of a date make it known to the day', () => {
    const statusOf = (held: StandardsFacts) => statusOn(openBook(held), 'AAA', 'C001', '1990-01-01')
    expect(statusOf(HELD)).toMatchObject({
      verification: 'unverified',
      caveats: ['date-unsourced'],
    })
    const { facts: after } = applyReviews(HELD, [sign(HELD, 'ratification:C001:AAA', 'sourced')])
    expect(statusOf(after)).toMatchObject({ caveats: [] })
  })

  test('are refused in words for what is not held or already better known', () => {
    expect(() => signableStatement(HELD, 'ratification:C001:ZZZ', 'sourced')).toThrow(
      'Nothing is held',
    )
    expect(() => signableStatement(HELD, 'provision:C001:7', 'sourced')).toThrow(
      'text-checked already',
    )
    expect(() => signableStatement(HELD, 'provision:C001:6(1)(a)', 'sure')).toThrow('write one of')
    expect(signableStatement(HELD, 'provision:C001:6(1)(a)', 'sourced').verification).toBe(
      'unverified',
    )
  })

  test('every statement that is shipped can be signed, under a name of its own', () => {
    const statements = statementsOf(SHIPPED)
    const provisions = SHIPPED.instruments.flatMap((one) => one.provisions)
    const count = (prefix: string) =>
      [...statements.keys()].filter((key) => key.startsWith(prefix)).length
    expect(count('provision:')).toBe(provisions.length)
    expect(count('ratification:')).toBe(SHIPPED.ratifications.length)
    expect(count('list:')).toBe(SHIPPED.lists.length)
    expect(count('declaration:')).toBe(SHIPPED.declarations.length)
  })
})

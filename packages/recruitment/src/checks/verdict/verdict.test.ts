import { expect, test } from 'vitest'
import { RULES } from '../catalogue/index.ts'
import { FEE_CATEGORIES, isSuspiciousLabel } from '../fees/index.ts'
import { parameterBook } from '../parameters/index.ts'
import { type AgencyWindow, ANOMALY_MEASURES, agencyAnomaly, ageOn } from '../rules/index.ts'
import { PARAMETERS } from '../testing/sampleCase.ts'
import { REASON_CODES, REASON_WORDS, reasonWords, rulePrecision } from './index.ts'

test('precision and recall with n and the interval of Wilson', () => {
  const { precision, recall } = rulePrecision({
    ...{ truePositives: 9, falsePositives: 1, falseNegatives: 0 },
  })
  expect([precision.share, precision.n]).toEqual([0.9, 10])
  // Wilson (1927) for 9 of 10 at 95 %: 0.596 to 0.982.
  expect(precision.interval![0]).toBeCloseTo(0.5958, 4)
  expect(precision.interval![1]).toBeCloseTo(0.9821, 4)
  expect(recall).toMatchObject({ share: 1, n: 9 })
  expect(recall.interval![1]).toBeCloseTo(1, 12)
  const none = rulePrecision({ truePositives: 0, falsePositives: 0, falseNegatives: 0 })
  expect(none.precision).toEqual({ share: null, n: 0, interval: null })
})

test('every reason is a sentence, with what it names', () => {
  for (const code of REASON_CODES) expect(REASON_WORDS[code]).toMatch(/^[A-Z{].*\.$/)
  expect(
    reasonWords('wage_below_floor', { pay: { minorUnits: 5, currency: 'KWD' }, floor: '1' }),
  ).toBe('Guaranteed pay of 0.005 KWD a month is below the floor of 1.')
})

test('the catalogue: fifteen rules, each with a basis that nobody is said to have verified', () => {
  expect(Object.keys(RULES)).toHaveLength(15)
  for (const [id, rule] of Object.entries(RULES)) {
    expect(rule.id).toBe(id)
    expect(rule.legalBasis.length).toBeGreaterThan(0)
    expect(rule.legalBasis.every((basis) => basis.verifiedBy === null)).toBe(true)
    expect(rule.legalBasis.every((basis) => basis.force === 'guidance')).toBe(true)
  }
  expect(Object.keys(FEE_CATEGORIES)).toHaveLength(4 + 7 + 6)
})

test('labels: suspicious in their language, honest, or in a language that is not read', () => {
  expect(isSuspiciousLabel('PROCESSING  FEE', 'en')).toBe(true)
  expect(isSuspiciousLabel('Frais de dossier', 'fr')).toBe(true)
  expect(isSuspiciousLabel('Comisión', 'es')).toBe(true)
  expect(isSuspiciousLabel('رسوم خدمة', 'ar')).toBe(true)
  expect(isSuspiciousLabel('Air ticket', 'en')).toBe(false)
  expect(isSuspiciousLabel('Air ticket', 'ne')).toBeNull()
  expect(isSuspiciousLabel('service charge', null)).toBe(true)
})

test('an anomaly is a rate far above that of the peers; few contracts cannot tell', () => {
  const agency = (of: number, complaints: number | null): AgencyWindow => ({
    months: 12,
    counts: {
      complaints: complaints === null ? null : { count: complaints, of },
      not_returned: { count: 0, of },
      ...{ individual_route: null, visa_category_shift: null, wage_default: null },
      overrides: { count: 0, of: 10 },
    },
  })
  const peers = Array.from({ length: 10 }, () => agency(200, 4))
  const place = { origin: 'XAA', destination: 'XBB', sector: null, occupation: null }
  const context = { parameters: parameterBook(PARAMETERS), place, on: '2030-12-31' }
  const complaintsOf = (own: AgencyWindow | null) => agencyAnomaly(own, peers, context)[0]!
  expect(complaintsOf(agency(100, 12))).toMatchObject({ met: 'no', kind: 'refer' })
  expect(complaintsOf(agency(100, 3)).met).toBe('yes')
  // 12 of 100 against 40.5 of 2001: z = (0.12 - 0.02024) / sqrt(0.02024 * 0.97976 / 100) = 7.08
  const z = complaintsOf(agency(100, 12)).evidence.find(({ what }) => what === 'z')!
  expect(z.value).toBeCloseTo(7.08, 2)
  expect(complaintsOf(agency(29, 29)).met).toBe('cannot_tell')
  expect(complaintsOf(null).met).toBe('cannot_tell')
  expect(complaintsOf({ ...agency(100, 12), months: 5 }).met).toBe('cannot_tell')
  expect(complaintsOf({ ...agency(100, 12), months: null }).met).toBe('cannot_tell')
  expect(agencyAnomaly(agency(100, 12), [], context)[0]!.met).toBe('cannot_tell')
  // Without the parameter of thresholds nothing can be told.
  const bare = { ...context, parameters: parameterBook([]) }
  expect(agencyAnomaly(agency(100, 12), peers, bare)[0]!.reason.code).toBe('parameter_missing')
})

test('what no register counts is said by name', () => {
  const counts = Object.fromEntries(ANOMALY_MEASURES.map((one) => [one, null]))
  const own = { months: 12, counts } as unknown as AgencyWindow
  const place = { origin: 'XAA', destination: null, sector: null, occupation: null }
  const context = { parameters: parameterBook(PARAMETERS), place, on: '2030-12-31' }
  const findings = agencyAnomaly(own, [], context)
  expect(findings.map(({ met, reason }) => [met, reason.code, reason.params.measure])).toEqual(
    ANOMALY_MEASURES.map((measure) => ['cannot_tell', 'anomaly_not_counted', measure]),
  )
})

test('age in whole years', () => {
  expect(ageOn('2012-04-20', '2030-04-20')).toBe(18)
  expect(ageOn('2012-04-21', '2030-04-20')).toBe(17)
  expect(ageOn('2012-02-29', '2030-02-28')).toBe(18)
})

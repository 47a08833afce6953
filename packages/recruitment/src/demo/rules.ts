import type { JsonValue } from '@corridor/ledger'
import { RULE_IDS } from '../checks/index.ts'
import type { DemoName } from './DemoScript.ts'
import { PLACE, type ScriptWriter } from './ScriptWriter.ts'
import { xts } from './terms.ts'

type Value = Readonly<Record<string, JsonValue>>

/** Published with every value of the demonstration. */
const REVIEWER = 'Example Reviewer (synthetic, for demonstration only)'

const floor = (units: number): Value => ({
  ...{ kind: 'floor', monthly: xts(units), hoursWeek: '48' },
  allowancesThatCount: ['food'],
})

const IN_XBB = { jurisdiction: 'XBB' } as const

/** Parameters of the demonstration: name, key and value. Demonstration values, not law. */
const PARAMETERS: readonly (readonly [name: string, key: Value, value: Value])[] = [
  ...RULE_IDS.map((rule) => [`basis_${rule}`, {}, { adopted: true }] as const),
  ['monthly_floor', { ...IN_XBB, sector: 'construction' }, floor(1000)],
  ['monthly_floor', { ...IN_XBB, sector: 'agriculture' }, floor(900)],
  ['floors_expected', {}, { floors: ['monthly_floor'] }],
  ['overtime_rate_min', {}, { value: '1.25' }],
  ['worker_fee_ceiling', {}, { kind: 'amount', amount: xts(0) }],
  [
    'hours_limit',
    {},
    { hoursDay: '10', hoursWeek: '48', hoursWeekWithOvertime: '60', restDaysWeek: '1' },
  ],
  ['destination_registration_days', {}, { days: 30 }],
  ['licence_snapshot_hours', {}, { hours: 24 }],
  ['replenish_days', {}, { days: 15 }],
  ['appeal_days', {}, { days: 10 }],
  ['renewal_window_days', {}, { days: 90 }],
  ['lock_tail_days', {}, { days: 180 }],
  ['urgent_triage_hours', {}, { hours: 24 }],
  ['revocation_list_amber_hours', {}, { hours: 24 }],
  ['revocation_list_red_hours', {}, { hours: 72 }],
  ['linked_parties_look_back', {}, { years: 10 }],
  ['linked_parties_similarity', {}, { value: '0.55' }],
  [
    'capacity_ratio',
    {},
    { vacanciesPerEmployee: '0.5', leastAgeMonths: null, vacanciesPerSite: null },
  ],
  [
    'documents_at_clearance',
    {},
    { required: ['passport', 'medical_certificate', 'contract_copy'], expiring: ['passport'] },
  ],
  ['minimum_age', {}, { years: 18 }],
  ['contract_contents', {}, { lists: ['poea_2016_s135', 'c189_art7'], further: [] }],
  ['reading_seconds_per_100_words', {}, { seconds: 30 }],
  ['anomaly_peers', {}, { leastContracts: 30, leastMonths: 6, z: '3' }],
]

/** The rule of the tour: that of the least wage in construction. */
export const WAGE_PARAMETER: DemoName = 'parameter/monthly_floor-XBB-construction'

const nameOf = (name: string, key: Value): DemoName =>
  `parameter/${[name, ...Object.values(key)].join('-')}`

function propose(
  script: ScriptWriter,
  day: number,
  [name, key, value]: (typeof PARAMETERS)[number],
): DemoName {
  const record = nameOf(name, key)
  script.act(day, 'person/lena', 'parameter.propose', record, {
    ...{ name, key, value, jurisdiction: 'XAA' },
    validFrom: script.date(day + 1),
    validUntil: null,
    legalBasis: [
      {
        ...{ instrument: 'Example Act (synthetic)', provision: 's. 1', jurisdiction: 'XAA' },
        ...{ force: 'binding', from: null, to: null, source: 'design' },
      },
    ],
    source: 'Example Gazette 1, synthetic',
    correction: null,
  })
  return record
}

function writeParameters(script: ScriptWriter): void {
  for (const parameter of PARAMETERS) {
    const record = propose(script, 0, parameter)
    script.act(0, 'person/dara', 'parameter.confirm', record)
    script.act(1, 'person/dipa', 'parameter.certify', record, {
      ...{ version: 2, reviewer: REVIEWER, textSeen: 'Example Gazette 1, page 1 (synthetic)' },
      ...{ readOn: script.date(0), textDigests: [null] },
    })
    script.ends(record, 'set')
  }
  const waiting = propose(script, 290, ['monthly_floor', { jurisdiction: 'XCC' }, floor(1100)])
  script.ends(waiting, 'proposed', 'proposed')
}

function writeBans(script: ScriptWriter): void {
  const ban = (
    key: string,
    day: number,
    [destination, sector, from, until]: readonly [string, string, number, number | null],
  ): DemoName => {
    const record: DemoName = `ban/${key}`
    script.act(day, 'person/lena', 'ban.propose', record, {
      ...{ destination, sector, site: null, jurisdiction: PLACE.jurisdiction },
      ...{ from: script.date(from), until: until === null ? null : script.date(until) },
      ...{ reason: 'Synthetic: work at sea without inspection', basis: 'Example Order 7' },
    })
    return record
  }
  const order = (record: DemoName, day: number, from: number) =>
    script.act(day, 'person/dara', 'ban.order', record, { from: script.date(from) })
  const fishing = ban('fishing', 30, ['XBB', 'fishing', 33, null])
  order(fishing, 31, 33)
  script.ends(fishing, 'ordered')
  const mining = ban('mining', 30, ['XBB', 'mining', 33, 90])
  order(mining, 31, 33)
  script.ends(mining, 'ended')
  const waiting = ban('waiting', 292, ['XCC', 'fishing', 320, null])
  script.ends(waiting, 'proposed', 'proposed')
  const dropped = ban('dropped', 60, ['XCC', 'mining', 90, null])
  const reason = 'Synthetic: the destination changed its rules'
  script.act(62, 'person/dara', 'ban.decline', dropped, { reason })
  script.ends(dropped, 'dropped')
}

function writeWatchList(script: ScriptWriter): void {
  const said = (text: string) => ({
    text,
    evidence: [{ digest: script.digest(), what: 'Example report, synthetic' }],
  })
  const entry = (organisation: string, day: number): DemoName => {
    const record: DemoName = `watch/${organisation}`
    script.act(day, 'person/ines', 'watch.propose', record, {
      ...{ organisation: `@organisation/${organisation}`, ground: 'wage_default', ...PLACE },
      ...said('Synthetic: wages of several months were not paid'),
    })
    return record
  }
  const listed = entry('watched', 20)
  script.act(22, 'person/dara', 'watch.confirm', listed)
  script.ends(listed, 'listed')
  const lifted = entry('orchard', 20)
  script.act(22, 'person/dara', 'watch.confirm', lifted)
  const paid = said('Synthetic: all wages were paid')
  script.act(70, 'person/omar', 'watch.proposeLift', lifted, paid)
  script.act(72, 'person/dara', 'watch.confirm', lifted)
  script.ends(lifted, 'lifted')
  const dropped = entry('gone', 25)
  script.act(27, 'person/dara', 'watch.decline', dropped, { reason: 'Synthetic: another firm' })
  script.ends(dropped, 'dropped')
  const waiting = entry('quay', 294)
  script.ends(waiting, 'proposed', 'proposed')
}

/** Dated parameters with a named reviewer who is marked as synthetic, bans, and the watch list. */
export function writeRules(script: ScriptWriter): void {
  writeParameters(script)
  writeBans(script)
  writeWatchList(script)
}

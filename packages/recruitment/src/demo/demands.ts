import { personOf } from './cast.ts'
import type { DemoName } from './DemoScript.ts'
import { PLACE, POST, type ScriptWriter } from './ScriptWriter.ts'
import { termsOf } from './terms.ts'

/** How far a job order came. */
export type DemandStory =
  | 'draft'
  | 'submitted'
  | 'overdue'
  | 'attested'
  | 'approved'
  | 'advertised'
  | 'expired'
  | 'withdrawn'

/** What an agency recruits for, and for whom. */
export interface Demand {
  readonly key: string
  readonly agency: string
  readonly employer: string
  readonly destination: 'XBB' | 'XCC'
  readonly sector: string
  readonly occupation: string
  readonly position: string
  readonly quantity: number
}

const HEADCOUNT = 20_000

const isIn = ({ destination }: Demand) =>
  destination === 'XBB'
    ? { post: POST, attache: 'person/ahmed' }
    : { post: 'home.post-xcc', attache: 'person/chen' }

const accreditationOf = ({ agency, employer }: Pick<Demand, 'agency' | 'employer'>) =>
  `accreditation/${agency}-${employer}` as const

/** A principal's power of attorney, verified at the post two days later. */
export function writeAccreditation(
  script: ScriptWriter,
  day: number,
  demand: Demand,
  until = 900,
): DemoName {
  const record = accreditationOf(demand)
  const { post, attache } = isIn(demand)
  const { agency, employer, destination } = demand
  script.act(day, personOf(agency), 'accreditation.submit', record, {
    ...{ agency: `@organisation/${agency}`, principal: `@organisation/${employer}`, destination },
    documents: [
      { kind: 'power_of_attorney', name: 'Power of attorney, synthetic', digest: script.digest() },
    ],
    ...{ validUntil: script.date(until), post },
    ...PLACE,
  })
  const remark = 'Synthetic: asked the principal by telephone'
  script.act(day + 2, attache, 'accreditation.attest', record, { remark })
  script.ends(record, 'verified')
  return record
}

/** Accreditations and sub-agents that came to another end. */
export function writeOtherPartners(script: ScriptWriter, agency: string): void {
  const offered = { agency, sector: 'construction', occupation: '7112', position: 'Bricklayer' }
  const wanted = (employer: string): Demand => ({
    ...{ ...offered, employer, key: employer, quantity: 1, destination: 'XBB' as const },
  })
  const submit = (day: number, employer: string): DemoName => {
    const record = accreditationOf({ agency, employer })
    script.act(day, personOf(agency), 'accreditation.submit', record, {
      ...{ agency: `@organisation/${agency}`, principal: `@organisation/${employer}` },
      documents: [
        { kind: 'power_of_attorney', name: 'Power of attorney', digest: script.digest() },
      ],
      ...{ destination: 'XBB', validUntil: script.date(700), post: POST },
      ...PLACE,
    })
    return record
  }
  const refused = submit(50, 'orchard')
  const reason = 'Synthetic: the principal does not know of it'
  script.act(55, 'person/ahmed', 'accreditation.refuse', refused, { reason })
  script.ends(refused, 'refused')
  script.ends(submit(291, 'quay'), 'submitted')
  const withdrawn = writeAccreditation(script, 60, wanted('watched'))
  const ended = { reason: 'Synthetic: the business ended' }
  script.act(90, personOf(agency), 'accreditation.withdraw', withdrawn, ended)
  script.ends(withdrawn, 'withdrawn')
  script.ends(writeAccreditation(script, 60, wanted('delta'), 150), 'expired')
  writeSubAgents(script, agency)
}

function writeSubAgents(script: ScriptWriter, agency: string): void {
  const register = (day: number, name: string): DemoName => {
    const record: DemoName = `subAgent/${name.toLowerCase()}`
    script.act(day, personOf(agency), 'subAgent.register', record, {
      ...{ agency: `@organisation/${agency}`, name: `${name} Example`, area: 'Example District' },
      identityDigest: script.digest(),
      ...PLACE,
    })
    script.ends(record, 'registered')
    return record
  }
  register(30, 'Rosa')
  const suspended = register(32, 'Tariq')
  const reason = 'Synthetic: a worker paid her'
  script.act(200, 'person/olga', 'subAgent.suspend', suspended, { reason })
  script.ends(suspended, 'suspended')
  const ended = register(34, 'Wim')
  script.act(120, personOf(agency), 'subAgent.end', ended, { reason: 'Synthetic: moved away' })
  script.ends(ended, 'ended')
}

/** A job order as far as its story goes; the accreditation is there already. */
export function writeJobOrder(
  script: ScriptWriter,
  day: number,
  demand: Demand,
  story: DemandStory,
): DemoName {
  const record: DemoName = `jobOrder/${demand.key}`
  const { agency, employer, destination, sector, occupation, position, quantity } = demand
  const { post, attache } = isIn(demand)
  const startsOn = script.date(day + 40)
  const offered = { employer: `organisation/${employer}`, sector, occupation, position } as const
  script.act(day, personOf(agency), 'jobOrder.prepare', record, {
    ...{ agency: `@organisation/${agency}`, principal: `@organisation/${employer}`, post },
    ...PLACE,
    accreditation: `@${accreditationOf(demand)}`,
    ...{ destination, sector, site: 'Example Quay', reference: `EX-${demand.key}` },
    positions: [
      {
        ...{ position: 'one', title: position, occupation, quantity },
        terms: termsOf({ ...offered, startsOn, basic: 1400 }, 'en'),
      },
    ],
    attachments: [
      { kind: 'demand_letter', name: 'Demand letter, synthetic', digest: script.digest() },
    ],
  })
  script.ends(record, 'draft')
  if (story === 'draft') return record
  script.act(day, personOf(agency), 'jobOrder.submit', record)
  script.ends(record, 'submitted')
  if (story === 'submitted' || story === 'overdue') return record
  script.act(day + 2, attache, 'jobOrder.attest', record, {
    ...{ verifiedOn: script.date(day + 1), headcount: HEADCOUNT, remark: null },
  })
  script.ends(record, 'attested')
  if (story === 'attested') return record
  script.act(day + 4, 'person/olga', 'jobOrder.approve', record, {
    validUntil: script.date(story === 'expired' ? 180 : 600),
    quantities: [{ position: 'one', quantity }],
    reason: null,
  })
  script.ends(record, story === 'expired' ? 'expired' : 'approved')
  if (story === 'withdrawn') {
    const reason = 'Synthetic: the site was not built'
    script.act(day + 30, personOf(agency), 'jobOrder.withdraw', record, { reason })
    script.ends(record, 'withdrawn')
  }
  if (story === 'advertised') {
    const text = 'Synthetic advertisement: bricklayers for Example Quay. No fees.'
    script.act(day + 5, personOf(agency), 'jobOrder.proposeAdvert', record, {
      ...{ text, language: 'en' },
    })
    script.act(day + 7, 'person/olga', 'jobOrder.approveAdvert', record)
    script.ends(record, 'advertised')
  }
  return record
}

import type { JsonValue } from '@corridor/ledger'
import { addOrganisation, personOf } from './cast.ts'
import type { DemoName } from './DemoScript.ts'
import { PLACE, type ScriptWriter, SPAN_DAYS } from './ScriptWriter.ts'
import { xts } from './terms.ts'

/** How far an agency came, or how it ended. */
export type AgencyStory =
  | 'draft'
  | 'returned'
  | 'submitted'
  | 'screened'
  | 'inspected'
  | 'refused'
  | 'provisional'
  | 'active'
  | 'renewal_due'
  | 'preventive_suspension'
  | 'suspended'
  | 'stayed'
  | 'revoked'
  | 'appealed'
  | 'expired'
  | 'surrendered'
  | 'defaulted'
  | 'short'
  | 'replenish_due'

/** Stories with a licence that lets recruit for most of the time. */
const GRANTED_ON: Partial<Readonly<Record<AgencyStory, number>>> = {
  provisional: 250,
  active: 10,
  renewal_due: 12,
  preventive_suspension: 14,
  suspended: 11,
  stayed: 16,
  revoked: 12,
  appealed: 18,
  expired: 9,
  surrendered: 9,
  defaulted: 13,
  short: 15,
  replenish_due: 17,
}

/** Last day of the term. */
const ENDS_ON: Partial<Readonly<Record<AgencyStory, number>>> = { renewal_due: 340, expired: 200 }

const BOND = 20_000
const OMAR = 'person/omar'
const OLGA = 'person/olga'
const DARA = 'person/dara'
const FINN = 'person/finn'
const JO = 'person/jo'

/** An agency on its way through licence and bond. */
export interface Agency {
  readonly key: string
  readonly story: AgencyStory
  /** Number that tells it from the others, in telephone and licence number. */
  readonly number: number
}

const licenceOf = ({ key }: Agency): DemoName => `licence/${key}`
const bondOf = ({ key }: Agency): DemoName => `bond/${key}`

type Application = Readonly<Record<string, JsonValue>>

function applicationOf(script: ScriptWriter, { number }: Agency, name: string): Application {
  const digits = String(number).padStart(4, '0')
  const person = (at: number, work: string) => ({
    name: `${script.draws.of(GIVEN)} ${script.draws.of(FAMILY)}${number}`,
    function: work,
    birthDate: `19${60 + (number % 30)}-0${1 + at}-${10 + (number % 18)}`,
    identityNumber: `EX-ID-${digits}-${at}`,
  })
  return {
    name,
    destinations: ['XBB', 'XCC'],
    sectors: ['construction', 'agriculture', 'care'],
    plannedVolume: 200 + number,
    phones: [`+00 1 555 ${digits}`],
    addresses: [`${number} Example Street, Example Town`],
    bankAccounts: [`EX00 ${digits}`],
    people: [person(0, 'owner'), person(1, 'director')],
    documents: [],
  }
}

const GIVEN = ['Sita', 'Paulo', 'Nadia', 'Hari', 'Lucia', 'Samir', 'Ama', 'Tomas'] as const
const FAMILY = ['Samplewala', 'Mustermann', 'Ejemplo', 'Namuna', 'Voorbeeld', 'Primer'] as const

/** Enters an agency and takes its licence and bond as far as its story goes. */
export function writeAgency(script: ScriptWriter, agency: Agency, name: string): void {
  const { key, story } = agency
  const granted = GRANTED_ON[story]
  const begins = granted === undefined ? BEGINS_ON[story]! : Math.max(1, granted - 8)
  const organisation = addOrganisation(script, Math.max(0, begins - 1), key, 'agency', name, 'XAA')
  const [licence, self] = [licenceOf(agency), personOf(key)]
  const application = applicationOf(script, agency, name)
  const linked = story === 'inspected' ? linkTo(application, 'EX-ID-0012-0') : application
  script.act(begins, self, 'licence.create', licence, {
    ...{ organisation: `@${organisation}`, application: linked },
    ...PLACE,
  })
  script.ends(licence, 'draft')
  if (story === 'draft') return
  script.act(begins, self, 'licence.submit', licence)
  script.ends(licence, 'submitted')
  if (story === 'returned') {
    const reason = 'Synthetic: the register of owners is missing'
    script.act(begins + 1, OMAR, 'licence.return', licence, { reason })
    script.ends(licence, 'draft')
  }
  if (story === 'returned' || story === 'submitted') return
  const inspector = '@person/ines'
  script.act(begins + 2, OMAR, 'licence.screen', licence, { complete: true, inspector })
  script.ends(licence, 'screened')
  if (story === 'screened') return
  if (granted !== undefined) writeBond(script, agency, name, begins + 3)
  script.act(begins + 5, 'person/ines', 'licence.inspect', licence, {
    ...{ on: script.date(begins + 5), passed: story !== 'refused', photographs: [] },
    findings: [
      { matter: 'premises', met: story === 'refused' ? 'no' : 'yes', words: 'Synthetic finding' },
    ],
  })
  script.ends(licence, 'inspected')
  decide(script, agency, begins + 6)
}

/** First day of the stories without a licence: late enough that somebody still waits. */
const BEGINS_ON: Partial<Readonly<Record<AgencyStory, number>>> = {
  draft: 298,
  returned: 290,
  submitted: 293,
  screened: 286,
  inspected: 282,
  refused: 60,
}

/** The first person is one whom the register of a revoked agency names. */
function linkTo(application: Application, identityNumber: string): Application {
  const [owner, ...others] = application.people as readonly Readonly<Record<string, JsonValue>>[]
  return { ...application, people: [{ ...owner, identityNumber }, ...others] }
}

/** What the authority decides on an inspected application, and what becomes of it then. */
function decide(script: ScriptWriter, agency: Agency, day: number): void {
  const { story, number } = agency
  const licence = licenceOf(agency)
  if (story === 'refused') {
    const terms = {
      ...{ act: 'refuse', reason: 'Synthetic: the premises do not exist' },
      appealRoute: 'The appeal body, within ten days',
    }
    propose(script, licence, day, terms, 'licence.confirm')
    script.ends(licence, 'refused')
    return
  }
  const term = {
    validFrom: script.date(day + 2),
    validUntil: script.date(ENDS_ON[story] ?? 1095),
    provisionalUntil: story === 'provisional' ? script.date(SPAN_DAYS + 60) : null,
    destinations: ['XBB', 'XCC'],
    sectors: ['construction', 'agriculture', 'care'],
  }
  const terms = { act: 'grant', number: `LIC-${String(number).padStart(4, '0')}`, term }
  if (story === 'inspected') {
    script.act(day, OMAR, 'licence.propose', licence, { terms })
    script.ends(licence, 'inspected', 'proposed')
    return
  }
  propose(script, licence, day, terms, 'licence.confirm')
  script.ends(licence, story === 'provisional' ? 'provisional' : 'active')
  AFTERWARDS[story]?.(script, agency)
}

/** Proposed by one person and confirmed by another the day after next. */
function propose(
  script: ScriptWriter,
  licence: DemoName,
  day: number,
  terms: Readonly<Record<string, JsonValue>>,
  confirmation: 'licence.confirm' | 'licence.sanction',
): void {
  script.act(day, OMAR, 'licence.propose', licence, { terms })
  script.act(day + 2, DARA, confirmation, licence)
}

function writeBond(script: ScriptWriter, agency: Agency, name: string, day: number): void {
  const { key } = agency
  const bond = bondOf(agency)
  script.act(day, personOf(key), 'bond.lodge', bond, {
    ...{ holder: `@organisation/${key}`, holderName: name, purpose: 'agency' },
    ...PLACE,
    deposit: { kind: 'cash', amount: xts(BOND), reference: `EX-RECEIPT-${key}` },
  })
  script.act(day + 1, FINN, 'bond.receiveCash', bond, {
    ...{ instrument: 'i1', on: script.date(day + 1), reference: `EX-STATEMENT-${key}` },
  })
  assess(script, agency, day + 1, BOND)
  script.ends(bond, 'lodged')
}

function assess(script: ScriptWriter, agency: Agency, day: number, units: number): void {
  script.act(day, FINN, 'bond.assess', bondOf(agency), {
    ...{ required: xts(units), reading: null },
    basis: { kind: 'order', amount: xts(units), source: 'Example Order 7, synthetic' },
  })
}

type Afterwards = (script: ScriptWriter, agency: Agency) => void

function sanction(
  script: ScriptWriter,
  agency: Agency,
  day: number,
  act: 'suspend' | 'suspend_preventively' | 'revoke',
): void {
  const reason = 'Synthetic: workers paid fees that are not allowed'
  const terms = act === 'revoke' ? { act, reason, order: 'Example Order 9' } : { act, reason }
  propose(script, licenceOf(agency), day, terms, 'licence.sanction')
}

function appeal(script: ScriptWriter, agency: Agency, day: number): void {
  const licence = licenceOf(agency)
  const reason = 'Synthetic: the fees were paid by the employer'
  script.act(day, personOf(agency.key), 'licence.appeal', licence, { reason })
  script.act(day + 1, OLGA, 'licence.assign', licence, { task: 'appeal', person: `@${JO}` })
}

/** What happens after the grant. */
const AFTERWARDS: Partial<Readonly<Record<AgencyStory, Afterwards>>> = {
  renewal_due: (script, agency) => {
    script.ends(licenceOf(agency), 'renewal_due')
  },
  preventive_suspension: (script, agency) => {
    sanction(script, agency, 278, 'suspend_preventively')
    script.ends(licenceOf(agency), 'preventive_suspension')
  },
  suspended: (script, agency) => {
    sanction(script, agency, 268, 'suspend')
    script.ends(licenceOf(agency), 'suspended')
  },
  stayed: (script, agency) => {
    sanction(script, agency, 284, 'suspend')
    appeal(script, agency, 288)
    const reason = 'Synthetic: until the accounts were looked at'
    script.act(290, JO, 'licence.stay', licenceOf(agency), { reason })
    script.ends(licenceOf(agency), 'suspended', 'appealed', 'stayed')
  },
  revoked: (script, agency) => {
    sanction(script, agency, 140, 'revoke')
    script.ends(licenceOf(agency), 'revoked')
    writeMovement(script, agency, 170, {
      ...{ act: 'forfeit', order: 'Example Order 10', reason: 'Synthetic: revoked' },
    })
    script.ends(bondOf(agency), 'forfeited')
  },
  appealed: (script, agency) => {
    sanction(script, agency, 290, 'revoke')
    appeal(script, agency, 295)
    script.ends(licenceOf(agency), 'revoked', 'appealed')
  },
  expired: (script, agency) => {
    script.ends(licenceOf(agency), 'expired')
  },
  surrendered: (script, agency) => {
    const reason = 'Synthetic: the owners retire'
    script.act(100, personOf(agency.key), 'licence.surrender', licenceOf(agency), { reason })
    script.ends(licenceOf(agency), 'surrendered')
    script.act(101, FINN, 'bond.setTail', bondOf(agency), {
      ...{ until: script.date(200), basis: 'Example rule: 100 days, synthetic' },
    })
    writeMovement(script, agency, 210, {
      ...{ act: 'release', openCases: 0, reason: 'Synthetic: the tail is over' },
    })
    script.ends(bondOf(agency), 'released')
  },
  defaulted: (script, agency) => {
    assess(script, agency, 250, BOND * 2)
    serveNotice(script, agency, 252)
    script.ends(bondOf(agency), 'replenish_due', 'defaulted')
    script.ends(licenceOf(agency), 'active', 'frozen')
  },
  short: (script, agency) => {
    script.act(280, FINN, 'bond.reserve', bondOf(agency), {
      ...{ determination: 'EX-D-1', amount: xts(3000) },
    })
    assess(script, agency, 296, BOND + 5000)
    script.ends(bondOf(agency), 'short')
  },
  replenish_due: (script, agency) => {
    writeMovement(script, agency, 284, {
      ...{ act: 'charge', award: 'EX-A-1', amount: xts(5087.5), determination: null },
      reason: 'Synthetic: an award that is final',
    })
    serveNotice(script, agency, 288)
    script.ends(bondOf(agency), 'replenish_due')
  },
}

function serveNotice(script: ScriptWriter, agency: Agency, day: number): void {
  script.act(day, FINN, 'bond.serveNotice', bondOf(agency), {
    ...{ receivedOn: script.date(day), days: 15 },
  })
}

/** Finance proposes, the authority confirms. */
function writeMovement(
  script: ScriptWriter,
  agency: Agency,
  day: number,
  movement: Readonly<Record<string, JsonValue>>,
): void {
  script.act(day, FINN, 'bond.propose', bondOf(agency), { movement })
  script.act(day + 2, DARA, 'bond.confirm', bondOf(agency))
}

/** The escrow of an employer: charged, while nobody has said yet how much it must be. */
export function writeEscrow(script: ScriptWriter, employer: string, name: string): void {
  const bond: DemoName = `bond/${employer}`
  script.act(35, personOf(employer), 'bond.lodge', bond, {
    ...{ holder: `@organisation/${employer}`, holderName: name, purpose: 'principal' },
    ...PLACE,
    deposit: { kind: 'cash', amount: xts(10_000), reference: `EX-RECEIPT-${employer}` },
  })
  script.act(36, FINN, 'bond.receiveCash', bond, {
    ...{ instrument: 'i1', on: script.date(36), reference: `EX-STATEMENT-${employer}` },
  })
  script.act(230, FINN, 'bond.propose', bond, {
    movement: {
      ...{ act: 'charge', award: 'EX-A-2', amount: xts(1200), determination: null },
      reason: 'Synthetic: unpaid wages',
    },
  })
  script.act(232, DARA, 'bond.confirm', bond)
  script.ends(bond, 'charged')
}

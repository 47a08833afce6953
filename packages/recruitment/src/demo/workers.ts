import type { JsonValue } from '@corridor/ledger'
import { personOf } from './cast.ts'
import type { DemoName } from './DemoScript.ts'
import type { Demand } from './demands.ts'
import { PLACE, POST, type ScriptWriter } from './ScriptWriter.ts'
import { contentOf, type DemoLanguage, LANGUAGES, termsOf, type WorkOffered, xts } from './terms.ts'

/** How far a worker came. */
export const WORKER_STORIES = [
  'candidate',
  'drafted',
  'reading',
  'refused',
  'signed',
  'blocked',
  'cannot_tell',
  'checked',
  'approved',
  'requested',
  'incomplete',
  'to_review',
  'issued',
  'expired',
  'cancelled',
  'revoked',
  'cleared',
  'departed',
  'matched',
  'registered',
  'mismatch',
  'amended',
  'returned',
  'ended',
] as const
export type WorkerStory = (typeof WORKER_STORIES)[number]

/** Stories in which a worker departs in the end, for the many. */
export const COMMON_STORIES: readonly WorkerStory[] = [
  ...['issued', 'departed', 'matched', 'matched', 'departed', 'issued', 'matched'],
  ...['approved', 'candidate', 'reading', 'mismatch', 'incomplete', 'to_review', 'returned'],
] as const as readonly WorkerStory[]

/** One worker and her way. */
export interface Journey {
  readonly key: string
  readonly givenNames: string
  readonly story: WorkerStory
  readonly demand: Demand
  /** First day. */
  readonly day: number
  readonly language?: DemoLanguage
  /** Tells her from the others in papers and birth dates. */
  readonly number: number
}

const OFFICER = 'person/omar'

interface Way extends Journey {
  readonly script: ScriptWriter
  readonly language: DemoLanguage
  readonly agent: string
  readonly worker: DemoName
  readonly contract: DemoName
  readonly clearance: DemoName
  readonly work: WorkOffered
}

/** Papers that did not last: refused, taken back, and put in another's place. */
export function writePapers(script: ScriptWriter, key: string, agency: string, day: number): void {
  const paper = (word: string, at: number): DemoName => {
    const record: DemoName = `document/${key}-${word}`
    attach('received', {
      ...{ script, day: at, by: personOf(agency), record, subject: `worker/${key}` },
      ...{ type: 'skill_certificate', expires: null, text: `Certificate, ${word}, of ${key}` },
    })
    return record
  }
  const refused = paper('unreadable', day)
  const reason = { reason: 'unreadable', words: null }
  script.act(day + 1, OFFICER, 'document.refuse', refused, reason)
  script.ends(refused, 'refused')
  const withdrawn = paper('mistaken', day + 2)
  const mistake = { reason: 'Synthetic: sent by mistake' }
  script.act(day + 3, personOf(agency), 'document.withdraw', withdrawn, mistake)
  script.ends(withdrawn, 'withdrawn')
  const replaced = paper('older', day + 4)
  const newer = paper('newer', day + 6)
  script.act(day + 6, personOf(agency), 'document.replace', replaced, { by: `@${newer}` })
  script.ends(replaced, 'replaced')
}

/** A worker from her file to her return, as far as her story goes. */
export function writeJourney(script: ScriptWriter, journey: Journey): void {
  const { key, demand, day, story } = journey
  const work: WorkOffered = {
    ...{ employer: `organisation/${demand.employer}`, sector: demand.sector },
    ...{ occupation: demand.occupation, position: demand.position },
    startsOn: script.date(day + 40),
    basic: story === 'blocked' ? 600 : 1400,
  }
  const way: Way = {
    ...journey,
    ...{ script, work, agent: personOf(demand.agency) },
    language: journey.language ?? script.draws.of(LANGUAGES),
    worker: `worker/${key}`,
    contract: `contract/${key}`,
    clearance: `clearance/${key}`,
  }
  writeFile(way)
  if (story === 'candidate') return
  if (writeOffer(way)) return
  if (writeSignatures(way)) return
  if (writeApproval(way)) return
  if (writeRequest(way)) return
  if (writeIssued(way)) return
  writeDeparture(way)
}

function writeFile({ script, day, number, key, agent, worker, ...way }: Way): void {
  const { givenNames, language, demand } = way
  const passport = `XA${String(1_000_000 + number)}`
  const month = String(1 + (number % 12)).padStart(2, '0')
  const date = String(1 + (number % 28)).padStart(2, '0')
  script.act(day, agent, 'worker.register', worker, {
    particulars: {
      ...{ givenNames, familyName: `Example ${number}`, ownScript: null },
      birthDate: `${1980 + (number % 25)}-${month}-${date}`,
      identityDocument: {
        ...{ kind: 'passport', number: passport, country: 'XAA' },
        validUntil: script.date(2000),
      },
      contact: { way: 'none', address: null, hours: null },
      languages: language === 'en' ? ['en'] : [language, 'en'],
      qualifications: [
        { title: demand.position, occupation: demand.occupation, givenBy: null, on: null },
      ],
    },
    organisation: `@organisation/${demand.agency}`,
    ...PLACE,
  })
  script.ends(worker, 'candidate')
  script.add({
    ...{ kind: 'account', day, by: worker, record: worker, name: givenNames, language },
    organisation: `organisation/${demand.agency}`,
  })
  attach(way.story === 'candidate' ? 'received' : 'accepted', {
    ...{ script, day: day + 1, by: agent, subject: worker, type: 'passport', expires: 2000 },
    ...{ record: `document/${key}-passport`, text: `Passport ${passport} of ${givenNames}` },
  })
}

interface Attached {
  readonly script: ScriptWriter
  readonly day: number
  readonly by: string
  readonly record: DemoName
  readonly subject: DemoName
  readonly type: string
  readonly expires: number | null
  readonly text: string
}

function attach(to: 'received' | 'accepted', { script, expires, ...file }: Attached): void {
  const expiresOn = expires === null ? null : script.date(expires)
  script.add({ kind: 'upload', ...file, expiresOn })
  script.ends(file.record, 'received')
  if (to === 'received') return
  script.act(file.day + 1, OFFICER, 'document.accept', file.record)
  script.ends(file.record, 'accepted')
}

/** @returns whether the story ends here, as the others do. */
function writeOffer({ script, day, agent, contract, story, ...way }: Way): boolean {
  const { worker, demand, language, work } = way
  script.act(day + 2, agent, 'contract.draft', contract, {
    ...{ worker: `@${worker}`, agency: `@organisation/${demand.agency}` },
    ...{ employer: `@${work.employer}`, jobOrder: `@jobOrder/${demand.key}` },
    ...PLACE,
    post: demand.destination === 'XBB' ? POST : 'home.post-xcc',
    ...{ language, content: contentOf(work, language) },
  })
  script.ends(contract, 'draft')
  script.act(day + 2, agent, 'contract.recordFee', contract, feeOf(script, day))
  if (story === 'drafted') return true
  script.act(day + 3, agent, 'contract.offer', contract)
  script.ends(contract, 'worker_review')
  if (story === 'reading') return true
  script.add({ kind: 'read', day: day + 4, by: worker, record: contract })
  if (story !== 'refused') return false
  script.act(day + 4, worker, 'contract.refuse', contract, { reason: 'pay' })
  script.ends(contract, 'draft')
  return true
}

/** The employer pays for the examination. */
function feeOf(script: ScriptWriter, day: number): Record<string, JsonValue> {
  return {
    category: 'B1',
    label: 'Medical examination',
    labelLanguage: 'en',
    ...{ payer: 'employer', payee: 'Example Clinic', amount: xts(50), receipt: null, basis: null },
    ...{ paidAt: script.date(day + 1), agreedBefore: true, recoveredFromWages: false },
  }
}

const READ_SECONDS = 60

function writeSignatures({ script, day, worker, contract, story, ...way }: Way): boolean {
  const { language, demand, agent, key } = way
  // Hardly read: somebody is to look at it.
  const readSeconds = story === 'to_review' ? 12 : READ_SECONDS
  const reading = { readSeconds, language, version: 1 }
  script.act(day + 5, worker, 'contract.sign', contract, reading)
  const signed = { version: 1, on: script.date(day + 6) }
  const isLast = story === 'signed'
  script.act(day + 6, personOf(demand.employer), 'contract.countersign', contract, signed, isLast)
  script.ends(contract, isLast ? 'signed' : 'checked')
  if (!isLast) script.ends(worker, 'contracted')
  if (['signed', 'checked', 'blocked', 'cannot_tell'].includes(story)) return true
  attach('accepted', {
    ...{ script, day: day + 7, by: agent, subject: contract, type: 'contract_copy', expires: null },
    ...{
      record: `document/${key}-contract`,
      text: `Copy of the contract of ${way.givenNames}, file ${way.number}`,
    },
  })
  return false
}

function writeApproval({ script, day, contract, story, worker, ...way }: Way): boolean {
  script.act(day + 9, 'person/olga', 'contract.approve', contract)
  script.ends(contract, 'approved')
  if (story !== 'incomplete') {
    attach('accepted', {
      ...{ script, day: day + 9, by: way.agent, subject: worker, type: 'medical_certificate' },
      ...{ expires: 700, record: `document/${way.key}-medical` },
      text: `Medical certificate of ${way.givenNames}, file ${way.number}`,
    })
  }
  return story === 'approved'
}

function writeRequest({ script, day, agent, contract, clearance, story }: Way): boolean {
  const asked = { contract: `@${contract}`, kind: 'first' }
  const isLast = story === 'requested'
  script.act(day + 11, agent, 'clearance.request', clearance, asked, isLast)
  const status = { requested: 'requested', incomplete: 'requirements_open', to_review: 'ready' }
  script.ends(clearance, status[story as 'requested'] ?? 'issued')
  return story in status
}

/** Stories that end with an issued clearance, whatever becomes of it. */
function writeIssued({ script, day, agent, worker, clearance, story }: Way): boolean {
  if (story === 'issued') return true
  if (story === 'expired') {
    script.ends(clearance, 'expired')
    return true
  }
  if (story === 'cancelled') {
    const reason = 'Synthetic: stays with her family'
    script.act(day + 20, agent, 'clearance.cancel', clearance, { reason })
    script.ends(clearance, 'cancelled')
    return true
  }
  if (story !== 'revoked') return false
  const reason = 'Synthetic: the medical certificate was not genuine'
  script.act(day + 14, 'person/olga', 'clearance.proposeRevocation', clearance, { reason })
  script.act(day + 16, 'person/dara', 'clearance.confirmRevocation', clearance)
  const grounds = 'Synthetic: it is genuine, ask the clinic'
  script.act(day + 18, worker, 'clearance.appeal', clearance, { grounds })
  script.ends(clearance, 'revoked', 'appealed')
  return true
}

function writeDeparture(way: Way): void {
  const { script, day, worker, contract, clearance, story, work, language } = way
  const moved = (on: number, event: string, place: string) => {
    const occurredAt = `${script.date(on)}T00:30:00.000Z`
    const type = `clearance.${event}`
    script.act(on + 1, 'person/olga', type, clearance, { occurredAt, place })
    if (event !== 'processed') script.ends(worker, event)
  }
  moved(day + 18, 'processed', 'Example North Office')
  moved(day + 20, 'cleared', 'Example airport of XAA')
  if (story === 'cleared') return
  moved(day + 20, 'departed', 'Example airport of XAA')
  script.ends(clearance, 'used')
  if (story === 'departed') return
  moved(day + 21, 'arrived', 'Example airport of XBB')
  const register = (terms: Record<string, JsonValue>, status: string) => {
    script.act(day + 30, 'person/ahmed', 'contract.registerDestination', contract, {
      ...{ terms: { ...termsOf(work, language), ...terms }, documents: [] },
      on: script.date(day + 29),
    })
    script.ends(contract, status)
  }
  switch (story) {
    case 'matched':
      register({}, 'matched')
      break
    case 'registered':
      register({ basicMonthly: null }, 'registered_destination')
      break
    case 'mismatch':
      register({ basicMonthly: xts(1000), hoursWeek: '60', occupation: '9313' }, 'mismatch')
      break
    case 'amended':
      writeAmendment(way)
      break
    case 'ended': {
      const reason = { reason: 'completed', on: script.date(day + 60) }
      script.act(day + 60, worker, 'contract.end', contract, reason)
      script.ends(contract, 'ended')
      break
    }
    case 'returned':
      moved(day + 70, 'returned', 'Example airport of XAA')
      break
    default:
  }
}

function writeAmendment({ script, day, worker, contract, work, language, ...way }: Way): void {
  const content = contentOf({ ...work, basic: work.basic + 200 }, language)
  script.act(day + 40, way.agent, 'contract.proposeAmendment', contract, { content })
  script.add({ kind: 'read', day: day + 41, by: worker, record: contract })
  const reading = { readSeconds: READ_SECONDS, language, version: 3 }
  script.act(day + 42, worker, 'contract.signAmendment', contract, reading)
  const employer = personOf(way.demand.employer)
  script.act(day + 43, employer, 'contract.countersignAmendment', contract)
  script.ends(contract, 'amended')
}

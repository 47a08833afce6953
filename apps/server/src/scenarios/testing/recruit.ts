import {
  acceptDocumentRoute,
  approveContractRoute,
  approveJobOrderRoute,
  attestAccreditationRoute,
  attestJobOrderRoute,
  claimRoute,
  contractRoute,
  countersignContractRoute,
  draftContractRoute,
  issueClaimCodeRoute,
  offerContractRoute,
  prepareJobOrderRoute,
  recordFeeRoute,
  registerWorkerRoute,
  requestClearanceRoute,
  signContractRoute,
  submitAccreditationRoute,
  submitJobOrderRoute,
} from '@corridor/contract'
import { type ContractTerms, NO_TERMS, type Parameter } from '@corridor/recruitment/checks'
import { followContract } from '../../features/contracts/followContract.ts'
import { pdf } from '../../features/documents/testing/exampleFiles.ts'
import { sendFile } from '../../features/documents/testing/sendFile.ts'
import { Browser } from '../../features/identity/testing/browser.ts'
import { MINUTE } from '../../features/identity/testing/people.ts'
import { appendAction } from '../../features/ledger/appendAction.ts'
import { parameterId, parameterKind } from '../../features/registers/parameters/parameterKind.ts'
import type { Person, State } from './openState.ts'

const KEPT = { office: 'home.north', jurisdiction: 'XAA' }

/** Puts parameters into force and has them verified, through the log. */
export async function adopt(state: State, parameters: readonly Parameter[]): Promise<void> {
  for (const { name, key, value, legalBasis } of parameters) {
    const record = parameterId(name, key)
    const stated = legalBasis.map(
      ({ textDigest: _digest, verifiedBy: _by, verifiedAt: _at, ...basis }) => basis,
    )
    const steps = [
      {
        actor: 'p-lawyer',
        type: 'parameter.propose',
        payload: {
          ...{ name, key, value, jurisdiction: 'XAA', validFrom: '2029-01-01', validUntil: null },
          ...{ legalBasis: stated, source: 'Example Gazette', correction: 'Entered late' },
        },
      },
      { actor: 'p-minister', type: 'parameter.confirm', payload: {} },
      {
        actor: 'p-reviewer',
        type: 'parameter.certify',
        payload: {
          ...{ version: 2, reviewer: 'Example Reviewer', textSeen: 'Example Act' },
          ...{ readOn: '2029-01-01', textDigests: stated.map(() => 'ab'.repeat(32)) },
        },
      },
    ]
    for (const [version, { actor, type, payload }] of steps.entries()) {
      const answer = await appendAction(state.server.ledger, parameterKind, {
        record,
        key: `${record}-${version}`,
        command: { type, payload, expectedVersion: version },
        context: { actor, role: 'authority', may: () => true },
      })
      if (answer.kind !== 'recorded') throw new Error(`${name}: ${JSON.stringify(answer)}`)
    }
  }
}

interface Demand {
  readonly agent: Person
  /** Labour attaché. */
  readonly ahmed: Person
  /** Licensing officer. */
  readonly omar: Person
  readonly agency: string
  readonly principal: string
}

/** A job order from power of attorney to approval. */
export async function approvedOrder(
  { done }: State,
  { agent, ahmed, omar, agency, principal }: Demand,
  { sector, quantity, digest }: { sector: string; quantity: number; digest: string },
): Promise<string> {
  const { jobOrder, version } = await attestedOrder(
    { done },
    { agent, ahmed, agency, principal, sector, quantity, digest },
  )
  await done(omar, approveJobOrderRoute, { jobOrder }, version, {
    ...{ validUntil: '2030-12-31', quantities: [{ position: 'one', quantity }] },
    reason: 'Seen by the post',
  })
  return jobOrder
}

/** The same as far as the post attests it. */
export async function attestedOrder(
  { done }: Pick<State, 'done'>,
  asked: Omit<Demand, 'omar'> & {
    readonly sector: string
    readonly quantity: number
    readonly digest: string
    readonly accreditedUntil?: string
  },
): Promise<{ readonly jobOrder: string; readonly version: number }> {
  const { agent, ahmed, agency, principal, sector, quantity, digest } = asked
  const validUntil = asked.accreditedUntil ?? '2031-01-31'
  const place = { post: 'home.post', ...KEPT }
  const { record: accreditation } = await done(agent, submitAccreditationRoute, {}, 0, {
    ...{ agency, principal, destination: 'XBB', validUntil, ...place },
    documents: [{ kind: 'power_of_attorney', name: 'power.pdf', digest: 'aa'.repeat(32) }],
  })
  await done(ahmed, attestAccreditationRoute, { accreditation }, 1, { remark: 'seen' })
  const { record: jobOrder } = await done(agent, prepareJobOrderRoute, {}, 0, {
    ...{ agency, principal, ...place, accreditation, destination: 'XBB', sector, site: null },
    reference: null,
    positions: [
      { position: 'one', title: 'Worker', occupation: '7112', quantity, terms: NO_TERMS },
    ],
    attachments: [{ kind: 'demand_letter', name: 'letter.pdf', digest }],
  })
  await done(agent, submitJobOrderRoute, { jobOrder }, 1, {})
  await done(ahmed, attestJobOrderRoute, { jobOrder }, 2, {
    ...{ verifiedOn: '2030-01-05', headcount: 100, remark: null },
  })
  return { jobOrder, version: 3 }
}

export interface Parties {
  readonly agent: Person
  readonly agency: string
  readonly boss: Person
  readonly employer: string
  /** Looks at documents, and approves. */
  readonly omar: Person
}

export interface Wanted {
  readonly name: string
  readonly birthDate: string
  readonly terms: ContractTerms
  readonly jobOrder: string | null
  /** What the agency states that the employer paid; null for no statement of fees. */
  readonly fee?: object | null
}

/** A worker who claimed her file, and her contract. */
export interface Recruited {
  readonly worker: string
  readonly amina: Pick<Person, 'browser'>
  readonly contract: string
}

const BODY = Array.from({ length: 30 }, (_, at) => `शब्द${at}`).join(' ')

export const FEE = {
  ...{ category: 'B1', label: 'Medical examination', labelLanguage: 'en', payer: 'employer' },
  ...{ payee: 'Example Clinic', amount: { minorUnits: 5_000, currency: 'XTS' } },
  ...{ paidAt: '2030-03-01', receipt: null, basis: null, agreedBefore: true },
  recoveredFromWages: false,
} as const

/** From the worker's file to a contract that she signed, and the employer not yet. */
export async function offered(
  state: State,
  { agent, agency, employer, omar }: Parties,
  { name, birthDate, terms, jobOrder, fee = FEE }: Wanted,
): Promise<Recruited & { readonly version: number }> {
  const { done, clock, server } = state
  const { record: worker } = await done(agent, registerWorkerRoute, {}, 0, {
    particulars: {
      ...{ givenNames: name, familyName: 'Example', ownScript: null, birthDate },
      identityDocument: {
        ...{ kind: 'passport', number: `P-${name}-${birthDate}`, country: 'XAA' },
        validUntil: '2034-01-01',
      },
      contact: { way: 'none', address: null, hours: null },
      ...{ languages: ['ne'], qualifications: [] },
    },
    ...{ organisation: agency, ...KEPT },
  })
  const { code } = await agent.browser.ask(
    issueClaimCodeRoute,
    {},
    { name, language: 'ar', organisation: agency, record: worker },
  )
  const browser = new Browser(server.app)
  await browser.ask(claimRoute, {}, { code, ownPhone: true })
  const passport = await sendFile(server.app, agent.browser.cookie, {
    ...{ subjectKind: 'worker', subject: worker, type: 'passport', bytes: pdf(name) },
    ...{ key: state.newKey(), expiresOn: '2034-01-01' },
  })
  const document = String(passport.body.document)
  await done(omar, acceptDocumentRoute, { document }, 1, {})
  const { record: contract } = await done(agent, draftContractRoute, {}, 0, {
    ...{ worker, agency, employer, jobOrder, ...KEPT, post: 'home.post', language: 'ne' },
    content: { terms, texts: [{ language: 'ne', body: BODY }], documents: [] },
  })
  const of = { contract }
  await done(agent, offerContractRoute, of, 1, {})
  await browser.ask(contractRoute, of)
  clock.pass(MINUTE)
  const reading = { version: 1, language: 'ne', readSeconds: 60 }
  await done({ browser }, signContractRoute, of, 2, reading)
  let version = 3
  if (fee !== null) {
    await done(agent, recordFeeRoute, of, 3, fee)
    version += 1
  }
  return { worker, amina: { browser }, contract, version }
}

/** The same, signed by both and checked by the clock. */
export async function recruited(
  state: State,
  parties: Parties,
  wanted: Wanted,
): Promise<Recruited> {
  const { version, ...one } = await offered(state, parties, wanted)
  const on = state.clock.now().toISOString().slice(0, 10)
  const of = { contract: one.contract }
  await state.done(parties.boss, countersignContractRoute, of, version, { version: 1, on })
  await followContract(state.server.ledger, one.contract)
  return one
}

/** The version of a record as the log has it. */
export async function versionOf({ server }: State, record: string): Promise<number> {
  const { rows } = await server.ledger.owner.query<{ version: number }>(
    `select version from ledger_head where tenant = 'home' and record = $1`,
    [record],
  )
  return rows[0]!.version
}

export async function approve(state: State, omar: Person, contract: string): Promise<void> {
  const version = await versionOf(state, contract)
  await state.done(omar, approveContractRoute, { contract }, version, {})
}

/** Asks for the clearance of a contract. */
export const requested = async (
  { done }: State,
  agent: Person,
  contract: string,
  kind: 'first' | 'reentry' = 'first',
): Promise<string> => (await done(agent, requestClearanceRoute, {}, 0, { contract, kind })).record

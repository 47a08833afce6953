import {
  assessClearanceRoute,
  CLEARANCE_ACT_ROUTES,
  clearanceCertificateRoute,
  clearanceRoute,
  clearanceStatusRoute,
  clearancesRoute,
  issueClearanceRoute,
  type KeyedForm,
  reenterClearanceRoute,
  requestClearanceRoute,
  verifierListsRoute,
} from '@corridor/contract'
import { type Mounting, mount } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { mountActions } from '../ledger/mountActions.ts'
import type { ClearanceParts } from './ClearanceParts.ts'
import { selectContract } from './clearanceFacts.ts'
import { searchClearances, selectClearance } from './clearanceStore.ts'
import {
  composeAssessment,
  composeForm,
  composeIssue,
  composeRequest,
  readForm,
} from './composeActs.ts'
import { formKey, newClearanceId } from './enterForm.ts'
import { mountComposed } from './mountComposed.ts'
import { protectedClearance } from './protectedClearance.ts'
import { statusOfNumber, verifierLists } from './publicCertificates.ts'
import { readCertificateOf, readClearance } from './readClearance.ts'

/** Clearances, their certificates, and what anybody may ask of them. */
export function clearanceRoutes(mounting: Mounting, parts: ClearanceParts): void {
  const lists = verifierLists(parts)
  mount(mounting, verifierListsRoute, { isLive: true, answer: lists })
  mount(mounting, clearanceStatusRoute, {
    isLive: true,
    answer: ({ number }) => statusOfNumber(parts, number),
  })
  mountPrivate(mounting, clearancesRoute, (wanted, sender) =>
    searchClearances(parts, sender, wanted),
  )
  mountPrivate(mounting, clearanceRoute, ({ clearance }, sender) =>
    readClearance(parts, sender, clearance),
  )
  mountPrivate(mounting, clearanceCertificateRoute, ({ clearance }, sender) =>
    readCertificateOf(parts, sender, clearance),
  )
  mountBeginnings(mounting, parts)
  const findRecord = ({ clearance }: Readonly<Record<string, unknown>>) =>
    findClearance(parts, String(clearance))
  mountComposed(mounting, parts, assessClearanceRoute, {
    findRecord,
    compose: (record) => composeAssessment(parts, record),
  })
  mountComposed<{ readonly reason: string | null }>(mounting, parts, issueClearanceRoute, {
    findRecord,
    compose: async (record, { reason }) => ({
      type: 'clearance.issue',
      payload: await composeIssue(parts, record, reason),
    }),
  })
  mountActions(
    mounting,
    {
      ledger: parts.ledger,
      kind: parts.kind,
      findRecord: ({ input }) => findClearance(parts, String(input.clearance)),
      subjectOf: async ({ input }) => await subjectOf(parts, String(input.clearance)),
    },
    CLEARANCE_ACT_ROUTES,
  )
}

/** The two ways in which a clearance begins. */
function mountBeginnings(mounting: Mounting, parts: ClearanceParts): void {
  mountComposed<{ readonly contract: string; readonly kind: 'first' | 'reentry' }>(
    mounting,
    parts,
    requestClearanceRoute,
    {
      findRecord: async (_input, { contract }, key) => {
        const state = await selectContract(parts.ledger.pool, parts.ledger.tenant, contract)
        if (state === null) return null
        const { agency, office, jurisdiction, worker } = state
        const person = await selectAccount(parts, worker)
        const record = newClearanceId(key)
        const status = 'requested'
        return protectedClearance({ record, agency, office, jurisdiction, person, status })
      },
      compose: async (record, asked) => {
        const payload = await composeRequest(parts, record, asked)
        return { type: 'clearance.request', payload, subject: payload.worker }
      },
    },
  )
  mountComposed<KeyedForm>(mounting, parts, reenterClearanceRoute, {
    // The same form twice is the same act, whoever keys it.
    keyOf: async (form) => formKey((await readForm(parts, form)).certificate.number),
    findRecord: async (_input, form, key) => {
      const { office } = await readForm(parts, form)
      const nobody = { agency: null, person: null, jurisdiction: null }
      return protectedClearance({
        record: newClearanceId(key),
        office,
        status: 'issued',
        ...nobody,
      })
    },
    compose: async (record, form) => ({
      type: 'clearance.reenter',
      payload: await composeForm(parts, record, form),
      paper: { channel: 'manual_queue', occurredAt: form.occurredAt },
    }),
  })
}

async function findClearance(parts: ClearanceParts, id: string) {
  const row = await selectClearance(parts, id)
  return row === undefined ? null : protectedClearance(row)
}

/** What is said of a clearance is erased with the worker's file. */
async function subjectOf(parts: ClearanceParts, id: string): Promise<string> {
  return (await selectClearance(parts, id))?.worker ?? id
}

async function selectAccount({ ledger }: ClearanceParts, worker: string): Promise<string | null> {
  const { rows } = await ledger.pool.query<{ person: string | null }>(
    'select person from worker where tenant = $1 and record = $2',
    [ledger.tenant, worker],
  )
  return rows[0]?.person ?? null
}

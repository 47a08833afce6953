import { z } from 'zod'
import { route } from '../route.ts'
import { Device } from './account.ts'
import { AuditEvent } from './audit.ts'
import { Done, PersonLanguage, PersonName, RecordId, SessionState } from './words.ts'

const NOTHING = z.object({})
const LIMITED = 'Limited per network and per address; 429 says when to ask again.'

/** An e-mail address, or a telephone number with its country's code. */
const Contact = z.string().trim().min(3).max(254)
const CONTACT_EXAMPLE = '+97450000000'

/** As it stands on paper; small letters, gaps and hyphens do not matter. */
const PaperCode = z.string().trim().min(1).max(60)

/** The six digits of a message. */
const MessageCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'six digits')

/** Whether others use the telephone: then the session is short and ends with the browser. */
const ownPhone = z.boolean().default(false)

export const issueClaimCodeRoute = route({
  id: 'issueClaimCode',
  method: 'POST',
  path: '/identity/workers/claim-codes',
  summary: 'A code with which a worker makes her account, once; shown once, valid thirty days',
  permission: 'register.worker',
  narrows: true,
  input: NOTHING,
  body: z.object({
    name: PersonName,
    language: PersonLanguage,
    /** The organisation in which the asker enters workers, by its id. */
    organisation: RecordId,
    /** Id of the worker's record, where there is one. */
    record: RecordId.optional(),
  }),
  output: z.object({ id: z.string(), code: z.string(), expires: z.iso.datetime() }),
  examples: [{}],
  bodyExample: { name: 'Example Worker', language: 'en', organisation: 'example-resource-centre' },
})

export const claimRoute = route({
  id: 'claimWorkerAccount',
  method: 'POST',
  path: '/identity/sign-in/worker/claim',
  summary: 'Make a worker’s account with a code on paper, or come back to it with her own',
  description: `A claim code counts once, and gives another to come back with, which nobody else has seen. The answer is the same for a wrong, unknown, used and expired code. ${LIMITED}`,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({ code: PaperCode, ownPhone }),
  output: z.object({
    session: SessionState,
    /** The code to come back with, shown once; null for who came back with hers. */
    returnCode: z.string().nullable(),
  }),
  examples: [{}],
  bodyExample: { code: 'ABCD-EFGH-JKLM-NPQR', ownPhone: false },
})

export const askWorkerCodeRoute = route({
  id: 'askWorkerCode',
  method: 'POST',
  path: '/identity/sign-in/worker/code',
  summary: 'Send six digits to the telephone or e-mail address of a worker’s account',
  description: `The answer is the same whether the address is known or not. The digits count once, for ten minutes and five tries. ${LIMITED}`,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({ contact: Contact }),
  output: Done,
  examples: [{}],
  bodyExample: { contact: CONTACT_EXAMPLE },
})

export const workerSignInRoute = route({
  id: 'signInWorker',
  method: 'POST',
  path: '/identity/sign-in/worker',
  summary: 'Sign in with the six digits of a message',
  description: LIMITED,
  permission: 'public-limited',
  usesSession: true,
  input: NOTHING,
  body: z.object({ contact: Contact, code: MessageCode, ownPhone }),
  output: SessionState,
  examples: [{}],
  bodyExample: { contact: CONTACT_EXAMPLE, code: '123456', ownPhone: false },
})

export const workerRoute = route({
  id: 'getWorkerAccount',
  method: 'GET',
  path: '/identity/worker',
  summary: 'A worker’s own account',
  permission: 'signed-in-worker',
  input: NOTHING,
  output: z.object({
    id: z.string(),
    name: z.string(),
    language: PersonLanguage,
    /** Where her codes are sent; null while she has given nothing. */
    contact: z.string().nullable(),
    created: z.iso.datetime(),
    ownPhone: z.boolean(),
  }),
  examples: [{}],
})

export const addWorkerContactRoute = route({
  id: 'addWorkerContact',
  method: 'POST',
  path: '/identity/worker/contact',
  summary: 'Send six digits to a telephone or e-mail address, to prove that it is the worker’s own',
  description: LIMITED,
  permission: 'signed-in-worker',
  input: NOTHING,
  body: z.object({ contact: Contact }),
  output: Done,
  examples: [{}],
  bodyExample: { contact: CONTACT_EXAMPLE },
})

export const confirmWorkerContactRoute = route({
  id: 'confirmWorkerContact',
  method: 'POST',
  path: '/identity/worker/contact/confirm',
  summary: 'Prove the address with the six digits; codes are sent there from then on',
  description: `An account that had the address before loses it: whoever holds it now is here. ${LIMITED}`,
  permission: 'signed-in-worker',
  input: NOTHING,
  body: z.object({ contact: Contact, code: MessageCode }),
  output: Done,
  examples: [{}],
  bodyExample: { contact: CONTACT_EXAMPLE, code: '123456' },
})

export const renewReturnCodeRoute = route({
  id: 'renewReturnCode',
  method: 'POST',
  path: '/identity/worker/return-code',
  summary: 'A new code to come back with, shown once; the one before ends',
  permission: 'signed-in-worker',
  input: NOTHING,
  output: z.object({ returnCode: z.string() }),
  examples: [{}],
})

export const workerSessionsRoute = route({
  id: 'listWorkerSessions',
  method: 'GET',
  path: '/identity/worker/sessions',
  summary: 'Where the worker’s account is signed in',
  permission: 'signed-in-worker',
  input: NOTHING,
  output: z.object({ sessions: z.array(Device) }),
  examples: [{}],
})

export const endWorkerSessionRoute = route({
  id: 'endWorkerSession',
  method: 'DELETE',
  path: '/identity/worker/sessions/:session',
  summary: 'End one of the own sessions',
  permission: 'signed-in-worker',
  input: z.object({ session: RecordId }),
  output: Done,
  examples: [{ session: '0b7a7a0e-58a4-4be7-9d0b-6b2f5b1f7f0e' }],
})

export const workerEventsRoute = route({
  id: 'listWorkerEvents',
  method: 'GET',
  path: '/identity/worker/events',
  summary: 'What happened to the own account, and who opened its record; the newest 200',
  permission: 'signed-in-worker',
  input: NOTHING,
  output: z.object({ events: z.array(AuditEvent) }),
  examples: [{}],
})

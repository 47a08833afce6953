import { actionsOf, type CommandOf, defineRecord, finding } from '@corridor/ledger'
import { z } from 'zod'
import { Day, Id, Jurisdiction, LanguageCode, Line, Office } from './fields.ts'
import {
  CONTACT_WAYS,
  WORKER_EVENTS,
  type Worker,
  type WorkerEvent,
  type WorkerFacts,
  type WorkerStatus,
} from './Worker.ts'

const defineAction = actionsOf<Worker, WorkerFacts>()

const STATUSES = ['candidate', ...WORKER_EVENTS] as const satisfies readonly WorkerStatus[]

const Country = z.string().regex(/^[A-Z]{3}$/, 'a country code of three letters')

/** Strict in every part: a field that has no place here, such as immigration status, is refused. */
export const WorkerParticularsSchema = z.strictObject({
  givenNames: Line,
  familyName: z.string().trim().max(200),
  ownScript: Line.nullable(),
  birthDate: Day.nullable(),
  identityDocument: z
    .strictObject({
      kind: z.enum(['passport', 'national_identity_card', 'seafarer_book']),
      number: z.string().trim().min(1).max(50),
      country: Country,
      validUntil: Day.nullable(),
    })
    .nullable(),
  contact: z.strictObject({
    way: z.enum(CONTACT_WAYS),
    address: Line.nullable(),
    hours: Line.nullable(),
  }),
  languages: z.array(LanguageCode).min(1).max(10),
  qualifications: z
    .array(
      z.strictObject({
        title: Line,
        occupation: z
          .string()
          .regex(/^\d{1,4}$/, 'an occupation of ISCO-08, one to four digits')
          .nullable(),
        givenBy: Line.nullable(),
        on: Day.nullable(),
      }),
    )
    .max(50),
})

const isOpenOffice = (office: string | null, { officeOpen }: WorkerFacts) =>
  office === null
    ? []
    : [
        finding(
          'worker.office_known',
          officeOpen,
          `${office} is not an open office of an authority`,
        ),
      ]

/** Enters a worker who asked for it; by an agency or a resource centre. */
const register = defineAction({
  type: 'worker.register',
  permission: 'register.worker',
  payload: z.strictObject({
    particulars: WorkerParticularsSchema,
    /** The organisation that enters the file. */
    organisation: Id,
    office: Office.nullable(),
    jurisdiction: Jurisdiction.nullable(),
  }),
  from: ['none'],
  to: ['candidate'],
  guard: (_, { office, particulars }, { now, facts }) => [
    ...isOpenOffice(office, facts),
    finding(
      'worker.born',
      particulars.birthDate === null || particulars.birthDate <= now.slice(0, 10),
      'the birth date lies in the future',
    ),
  ],
  fold: (_, { organisation, ...file }, { recordedAt }) => ({
    ...file,
    ...entered(organisation, recordedAt),
  }),
  foldErased: (_, { organisation, recordedAt }) => ({
    particulars: null,
    office: null,
    jurisdiction: null,
    ...entered(organisation ?? '', recordedAt),
  }),
})

const entered = (organisation: string, recordedAt: string) =>
  ({
    status: 'candidate',
    registeredBy: organisation,
    registeredAt: recordedAt,
    openTo: [organisation],
    person: null,
    claimGivenBy: null,
    movements: [],
  }) as const

/** The worker's account and her file find each other, when she claims it with the code she was given. */
const link = defineAction({
  type: 'worker.link',
  permission: 'link.worker',
  payload: z.strictObject({ person: Id, claimGivenBy: Id.nullable() }),
  from: STATUSES,
  to: STATUSES,
  guard: (state) => [
    finding('worker.unclaimed', state.person === null, 'this file was claimed before'),
  ],
  fold: (state, payload) => ({ ...state, ...payload }),
  foldErased: (state) => state,
})

/** What the worker corrects of herself: the whole as it shall stand. */
const correct = defineAction({
  type: 'worker.correct',
  permission: 'correct.worker',
  payload: z.strictObject({ particulars: WorkerParticularsSchema }),
  from: STATUSES,
  to: STATUSES,
  fold: (state, { particulars }) => ({ ...state, particulars }),
  foldErased: (state) => ({ ...state, particulars: null }),
})

/** Opens the file to another agency, as the worker wants. */
const admit = defineAction({
  type: 'worker.admit',
  permission: 'correct.worker',
  payload: z.strictObject({ agency: Id }),
  from: STATUSES,
  to: STATUSES,
  guard: (state, { agency }, { facts }) => [
    finding('worker.agency_active', facts.agencyActive, `${agency} is not an agency that works`),
    finding('worker.not_open_yet', !state.openTo.includes(agency), 'it is open to it already'),
  ],
  fold: (state, { agency }) => ({ ...state, openTo: [...state.openTo, agency] }),
  foldErased: (state) => state,
})

/** Closes the file to an agency; its contracts with the worker stay as they are. */
const dismiss = defineAction({
  type: 'worker.dismiss',
  permission: 'correct.worker',
  payload: z.strictObject({ agency: Id }),
  from: STATUSES,
  to: STATUSES,
  guard: (state, { agency }) => [
    finding('worker.is_open', state.openTo.includes(agency), 'it is not open to it'),
  ],
  fold: (state, { agency }) => ({
    ...state,
    openTo: state.openTo.filter((one) => one !== agency),
  }),
  foldErased: (state) => state,
})

/**
 * Notes an event of a contract or clearance. No role holds the permission; what recorded the event
 * does it.
 */
const move = defineAction({
  type: 'worker.move',
  permission: 'move.worker',
  payload: z.strictObject({ event: z.enum(WORKER_EVENTS), by: Id, on: Day }),
  from: STATUSES,
  to: STATUSES,
  fold: (state, payload) => moved(state, payload.event, payload),
  // Which event it was is gone with the payload.
  foldErased: (state) => state,
})

/** Reports come late and in any order: what happened last is the status, not what was told last. */
const moved = (
  state: Worker,
  event: WorkerEvent,
  movement: Worker['movements'][number],
): Worker => ({
  ...state,
  status: state.movements.some((one) => isAfter(one, movement)) ? state.status : event,
  movements: [...state.movements, movement],
})

/** Of one day, what one contract or clearance says has its order; of two, what was told last counts. */
const isAfter = (one: Worker['movements'][number], other: Worker['movements'][number]): boolean =>
  one.on === other.on
    ? one.by === other.by && WORKER_EVENTS.indexOf(one.event) > WORKER_EVENTS.indexOf(other.event)
    : one.on > other.on

/** What people can do with a worker's file. */
export const workerActions = { register, correct, admit, dismiss } as const

/** A worker's file: registered on her request, claimed and corrected by her. */
export const workerRecord = defineRecord({
  kind: 'worker',
  statuses: STATUSES,
  actions: [register, link, correct, admit, dismiss, move],
})

export type WorkerCommand = CommandOf<typeof workerRecord>

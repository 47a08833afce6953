import type { ColumnType } from 'kysely'

type Instant = ColumnType<Date, Date, Date>
type InstantOrNull = ColumnType<Date | null, Date | null, Date | null>
type Language = 'en' | 'fr' | 'es' | 'ar'

interface WorkerAccountTable {
  readonly id: string
  readonly name: string
  readonly language: Language
  /** An e-mail address in lower case or a telephone number that begins with `+`; proved to be hers. */
  readonly contact: string | null
  /** Id of the record of this worker, once there is one. */
  readonly record: string | null
  readonly state: 'active' | 'deactivated'
  readonly created: Instant
  readonly last_sign_in: InstantOrNull
}

interface WorkerSessionTable {
  readonly hash: string
  readonly id: string
  readonly worker: string
  /** On a telephone that others use, sessions are short. */
  readonly own_phone: boolean
  readonly device: string
  readonly network: string
  readonly signed_in: Instant
  readonly seen: Instant
  readonly expires: Instant
}

/** A code on paper: `claim` makes an account, once; `return` is its owner's to come back with. */
interface WorkerClaimTable {
  readonly hash: string
  readonly id: string
  readonly kind: 'claim' | 'return'
  readonly worker: string | null
  readonly name: string
  readonly language: Language
  readonly record: string | null
  readonly organisation: string | null
  readonly issued_by: string | null
  readonly created: Instant
  readonly expires: InstantOrNull
  readonly used: InstantOrNull
}

/** The six digits last sent to an address; addresses and digits as hashes under the server's key. */
interface WorkerCodeTable {
  readonly contact: string
  readonly purpose: 'sign-in' | 'add-contact'
  /** Null where nobody has the address: nothing was sent then. */
  readonly worker: string | null
  readonly hash: string
  readonly tries: number
  readonly expires: Instant
}

/** Tables of workers' accounts. */
export interface WorkerTables {
  readonly worker_account: WorkerAccountTable
  readonly worker_session: WorkerSessionTable
  readonly worker_claim: WorkerClaimTable
  readonly worker_code: WorkerCodeTable
}

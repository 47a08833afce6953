import type { PermissionName, ProtectedRecord } from '@corridor/permissions'

/** Records about which people are told; each has its word in every language. */
export type RecordWord =
  | 'organisation'
  | 'calendar'
  | 'break-glass'
  | 'contract'
  | 'bond'
  | 'licence'
  | 'parameter'
  | 'ban'
  | 'watch'
  | 'override'
  | 'accreditation'
  | 'jobOrder'
  | 'clearance'
  | 'statistic'
  | 'officeKey'
  | 'questionnaire'
  | 'report'

interface About {
  readonly what: RecordWord
  /** What the register itself calls the record; never a person or what a case says. */
  readonly title: string
}

interface OpenedEmergency {
  readonly what: 'break-glass'
  readonly at: string
  readonly until: string
}

/** What a notice of each kind says; instants are ISO 8601, days are dates of the authority. */
export interface NoticeParams {
  /** Somebody proposed what she may confirm. */
  readonly 'proposal.waiting': About
  readonly 'proposal.confirmed': About
  readonly 'proposal.refused': About
  readonly 'proposal.lapsed': About
  /** To those who could have acted. */
  readonly 'deadline.missed': About
  /** To the authorities at both ends: what was registered abroad is not what was signed. */
  readonly 'contract.mismatch': About
  /** To the same: a parameter was corrected, and the checks of a signed contract say another thing. */
  readonly 'contract.rechecked': About
  /** To unions and employers' organisations, who may comment. */
  readonly 'parameter.proposed': About
  /** To auditors: the daily verification of the log failed. */
  readonly 'ledger.not-intact': { readonly at: string }
  /** To the office: done while the log was not what was sealed. */
  readonly 'record.review': About
  /** To those who are to judge it. */
  readonly 'emergency.opened': OpenedEmergency & {
    /** Day by which it is to be judged. */
    readonly dueOn: string
    /** How often the same person did so in the year before. */
    readonly earlier: number
  }
  /** To the one whose record it is. */
  readonly 'emergency.of-yours': OpenedEmergency
  readonly 'security.new-device': { readonly device: string; readonly at: string }
  readonly 'security.password-changed': { readonly at: string }
  readonly 'security.second-factor-removed': { readonly at: string }
  readonly 'security.provider-linked': { readonly provider: string; readonly at: string }
  readonly 'security.role-granted': { readonly role: string; readonly at: string }
}

export type NoticeKind = keyof NoticeParams

/** To a person, or to whoever may do something on a record when the notice is handed out. */
export type Audience =
  | { readonly person: string }
  | {
      readonly permission: PermissionName
      readonly on: ProtectedRecord
      /** Persons who need not be told, such as the proposer. */
      readonly except: readonly string[]
    }

/** What somebody is told. */
export type Notice = {
  readonly [Kind in NoticeKind]: {
    readonly to: Audience
    readonly kind: Kind
    readonly params: NoticeParams[Kind]
    /** Id of the record it is about, to link to. */
    readonly record?: string
  }
}[NoticeKind]

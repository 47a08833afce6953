import type { Content, LedgerAction, LedgerReport, Seal } from '@corridor/ledger'
import type { Told, Witnessed } from '../verifyStored.ts'

/** A seal as a database keeps it. */
export interface KeptSeal {
  readonly seal: Seal
  /** Every transaction below is in this seal or an earlier one, as the cluster counts them. */
  readonly sealedBelow: string
  readonly cluster: string
}

/** One version of one record. */
export interface VersionPlace {
  readonly record: string
  readonly version: number
}

/** The log as it stood elsewhere: in a backup, or in an export that somebody kept. */
export interface EvidenceSource {
  readonly kind: 'backup' | 'export'
  /** SHA-256 of the file. */
  readonly digest: string
  /** What it is called in words for people. */
  readonly name: string
  /** Every seal, signature, entry and content, by root key and copies. */
  verify(witnessed: Witnessed, told: Told): Promise<LedgerReport>
  seals(): AsyncIterable<KeptSeal>
  /** Sealed ones first, in the order of the seals. */
  actions(): AsyncIterable<LedgerAction>
  /** Whose data a version is, where the source knows it. */
  subjectOf(place: VersionPlace): Promise<string | null>
}

/** Whether the source says what an action says. */
export const isTold = (content: Content): content is Content & { kind: 'present' } =>
  content.kind === 'present'

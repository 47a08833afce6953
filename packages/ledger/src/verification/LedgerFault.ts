/** How a log can differ from what was written, as a closed list. */
export type FaultKind =
  /** The payload is not the one whose digest was chained: edited. */
  | 'payload'
  /** The entry does not give the hash stored with it: edited. */
  | 'entry'
  /** The action is not the one that was sealed at this version: rewritten with fresh hashes. */
  | 'rewritten'
  /** The entry does not name the hash of the version before. */
  | 'prev'
  /** Versions of the record are missing. */
  | 'gap'
  /** A version stands twice. */
  | 'duplicate'
  /** Actions stand in another order than written. */
  | 'reorder'
  /** An action that was sealed or acknowledged is not there. */
  | 'missing'
  /** An action is there that the seal does not cover. */
  | 'inserted'
  /** The actions of a seal are not those sealed; no list of its leaves tells which. */
  | 'root'
  /** A later version was recorded at an earlier time. */
  | 'time'
  /** Something that is no entry or no seal at all. */
  | 'malformed'
  /** Actions name a seal that is not there. */
  | 'unknown_seal'
  /** A seal is missing between two others. */
  | 'seal_gap'
  /** Seals stand in another order, or one twice. */
  | 'seal_order'
  /** The seal does not name the hash of the seal before. */
  | 'seal_prev'
  /** A seal was closed before the one before it. */
  | 'seal_time'
  /** The signature was not made over this seal by the key it names. */
  | 'seal_signature'
  /** The list of leaves kept with a seal is not the one sealed. */
  | 'seal_leaves'
  /** A copy held elsewhere shows another seal under this number. */
  | 'seal_differs'
  /** A copy held elsewhere shows a seal that is no longer there: the end was cut off. */
  | 'seal_missing'
  /** A copy held elsewhere is not signed by a trusted key and proves nothing. */
  | 'copy'
  /** A key that no trusted statement introduces. */
  | 'unknown_key'
  /** A key used before it was valid, after its successor took over, or after its revocation. */
  | 'key_period'
  /** A statement of the key list that the root or the key before did not sign, or out of order. */
  | 'key_statement'
  /** What a reinstatement put aside is not kept as it says. */
  | 'quarantine'

/** One finding of a verification, with the narrowest place that could be told. */
export interface LedgerFault {
  readonly kind: FaultKind
  readonly record: string | null
  readonly version: number | null
  readonly seal: number | null
  /** For a person who reads the report. */
  readonly words: string
}

/** A fault of a seal as a whole. */
export const sealFault = (kind: FaultKind, seal: number | null, words: string): LedgerFault => ({
  kind,
  record: null,
  version: null,
  seal,
  words,
})

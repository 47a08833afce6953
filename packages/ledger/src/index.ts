export type {
  Act,
  ActionDefinition,
  DeadlineRule,
  DecisionContext,
  Excluded,
  Permission,
  RecordState,
} from './actions/ActionDefinition.ts'
export { actionsOf } from './actions/actionsOf.ts'
export { type Deadline, deadlinesOf } from './actions/deadlinesOf.ts'
export {
  type Accepted,
  availableActions,
  type Command,
  decide,
  type RefusalReason,
  type Refused,
} from './actions/decide.ts'
export {
  type CommandOf,
  defineRecord,
  type RecordDefinition,
  type StateOf,
} from './actions/defineRecord.ts'
export { type Finding, finding } from './actions/Finding.ts'
export { type Folded, foldRecord } from './actions/foldRecord.ts'
export { canonicalJson, type JsonValue } from './canonical/canonicalJson.ts'
export { bytesToHex, DOMAIN, digestBytes, type Hasher } from './canonical/Hasher.ts'
export { normaliseIntake } from './canonical/normaliseIntake.ts'
export { portableHasher } from './canonical/portableHasher.ts'
export { appendEntry, eraseContent } from './chain/appendEntry.ts'
export {
  type Channel,
  type Content,
  type Digest,
  type Entry,
  type Envelope,
  type Head,
  headOf,
  type Instant,
  type StoredAction,
} from './chain/Entry.ts'
export { digestPayload, hashEntry } from './chain/hashEntry.ts'
export { type ChainReport, verifyRecordChain } from './chain/verifyRecordChain.ts'
export { MerkleFrontier } from './merkle/MerkleFrontier.ts'
export { type ConsistencyProof, type InclusionProof, MerkleTree } from './merkle/MerkleTree.ts'
export { verifyConsistency, verifyInclusion } from './merkle/verifyProofs.ts'
export { type ActionProof, proveAction, verifyActionProof } from './seals/ActionProof.ts'
export {
  type KeyIntroduction,
  type KeyRevocation,
  type KeyStatement,
  type KeyStatementBody,
  readKeyList,
  type SealingKey,
  signKeyStatement,
} from './seals/KeyList.ts'
export { isGenuineReceipt, type Receipt, signReceipt } from './seals/Receipt.ts'
export {
  closeSeal,
  hashSeal,
  type Seal,
  type SealBody,
  type SealedLeaf,
  treeOfLeaves,
  treeOfSeals,
} from './seals/Seal.ts'
export { type SealPoint, sealSignatureFault } from './seals/SealCheck.ts'
export { isSigned, type SignatureVerifier, type Signer, signedBytes } from './seals/Signer.ts'
export type { FaultKind, LedgerFault } from './verification/LedgerFault.ts'
export type { Source } from './verification/SourceReader.ts'
export {
  type LedgerAction,
  type LedgerEvidence,
  type LedgerReport,
  type VerificationMeans,
  verifyLedger,
} from './verification/verifyLedger.ts'

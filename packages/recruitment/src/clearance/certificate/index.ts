export {
  CERTIFICATE_PREFIX,
  type Certificate,
  certificateBytes,
  MOST_PAYLOAD_BYTES,
  readCertificate,
  type SignedCertificate,
  writeCertificate,
} from './Certificate.ts'
export {
  type CertificateKey,
  type CertificateKeyIntroduction,
  type CertificateKeyRevocation,
  type CertificateKeyStatement,
  isKeyGood,
  newerKeyList,
  readCertificateKeys,
  signCertificateKey,
} from './CertificateKeys.ts'
export {
  believeDelegations,
  DELEGATION_LIMITS,
  DELEGATION_PREFIX,
  type Delegation,
  readDelegation,
  writeDelegation,
} from './Delegation.ts'
export { clearanceNumber, digestHolder, type Holder } from './digests.ts'
export {
  ageOfList,
  type CertificateJudgement,
  type CertificateState,
  judgeCertificate,
  type ListAge,
  type VerifierMeans,
} from './judgeCertificate.ts'
export {
  isGenuineRevocationList,
  type RevocationList,
  type RevokedKey,
  type RevokedNumber,
  signRevocationList,
} from './RevocationList.ts'

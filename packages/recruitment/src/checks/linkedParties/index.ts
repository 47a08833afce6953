export {
  DEFAULT_SIMILARITY,
  findSamePerson,
  indexParties,
  linkParties,
  type PartyIndex,
} from './linkParties.ts'
export { addressKey, firmWords, nameWords, phoneKey } from './normaliseName.ts'
export {
  EVIDENCE,
  type Evidence,
  type IdentityNumber,
  LINK_KINDS,
  type Party,
  type PartyLink,
} from './Party.ts'
export { trigramSimilarity } from './trigramSimilarity.ts'

import { agreedVersion, type Contract, type ContractContent } from './Contract.ts'
export interface VersionComparison {
  readonly outcome: 'matched' | 'mismatch' | null
  readonly isSafe: boolean
}
export function compareVersions(
  contract: Contract,
  content: ContractContent | null,
): VersionComparison | null {
  const agreed = agreedVersion(contract)?.content
  if (agreed == null || content === null) return null
  return null
}

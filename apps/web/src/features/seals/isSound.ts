import type { ProofFinding } from './sealMessages.ts'

/** Whether a proof shows that its action stands under a seal that the server shows too. */
export const isSound = ({ leads, standing, signed }: ProofFinding): boolean =>
  leads && standing === 'same' && signed !== false

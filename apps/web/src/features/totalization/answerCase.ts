import {
  computeTotalization,
  portabilityGap,
  readCase,
  typicalCareer,
  writeStatement,
} from '@corridor/totalization'
import type { CaseReply, CaseRequest } from './caseMessages.ts'

/** What happens inside the worker: the engine of the command line and the server, nothing sent. */
export function answerCase(request: CaseRequest): CaseReply {
  const { id, instruments, language, names } = request
  try {
    if (request.kind === 'gap') {
      const gap = portabilityGap(typicalCareer(request.career), instruments, request.alternative)
      return { kind: 'gap', id, gap }
    }
    const given = readCase(request.given, 'case')
    const answer = computeTotalization(given, instruments)
    const statement = writeStatement(given, answer, {
      language,
      stateName: (code) => names[code] ?? code,
      instrumentName: (wanted) => instruments.find((one) => one.id === wanted)?.name ?? wanted,
    })
    return { kind: 'computed', id, answer, statement }
  } catch (error) {
    return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }
  }
}

import { answerCase } from './answerCase.ts'
import type { CaseRequest } from './caseMessages.ts'

addEventListener('message', ({ data }: MessageEvent<CaseRequest>) => postMessage(answerCase(data)))

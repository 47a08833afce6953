import { DomainError } from '@corridor/kernel'
import {
  computeTotalization,
  type ExplanationLanguage,
  type TotalizationCase,
} from '@corridor/totalization'
import { formatJson } from '../output/formatJson.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { describeAnswer } from './describeAnswer.ts'
import { heldInstruments } from './heldInstruments.ts'
import { readCaseFile } from './readJsonFile.ts'

export interface ComputeCaseOptions {
  readonly explain?: boolean
  readonly language: ExplanationLanguage
  readonly instrument?: string
  readonly assumeParties?: boolean
  readonly json?: boolean
  readonly output?: string
}

/** `corridor totalization compute`: the answer, or why there is none. */
export async function runCompute(path: string, options: ComputeCaseOptions): Promise<void> {
  const read = await readCaseFile(path)
  const given: TotalizationCase = {
    ...read,
    instrument: options.instrument ?? read.instrument,
    ...(options.assumeParties === true ? { assumeParties: true } : {}),
  }
  const answer = computeTotalization(given, await heldInstruments())
  const text =
    options.json === true
      ? formatJson({ ...answer })
      : describeAnswer(answer, options.explain ?? false, options.language)
  if (answer.status === 'computed') {
    await writeOutput(text, options.output)
    return
  }
  const refused = answer.findings.filter(({ severity }) => severity === 'refused')
  throw new DomainError('bad_file', refused.map(({ message }) => message).join('\n'), {
    findings: refused,
  })
}

import { applyScenario } from '@corridor/flows'
import type { FlowProblem } from './flowMessages.ts'
import { problemOf } from './flowProblem.ts'
import type { ScenarioBody } from './scenarioChanges.ts'
import type { FlowQuestion } from './useFlowWork.ts'

/** What the engine is asked with the reader's changes, or why they cannot be applied. */
export function scenarioQuestion(
  { input, options }: FlowQuestion,
  body: ScenarioBody,
): { readonly question: FlowQuestion } | { readonly problem: FlowProblem } {
  try {
    return { question: { input: applyScenario(input, body).input, options } }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

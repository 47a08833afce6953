export {
  DEMO_TOUR_STOPS,
  type DemoAccount,
  type DemoAct,
  type DemoKind,
  type DemoName,
  type DemoOutcome,
  type DemoOverlay,
  type DemoPerson,
  type DemoReading,
  type DemoScript,
  type DemoStep,
  type DemoTourStop,
  type DemoUpload,
} from './DemoScript.ts'
export { SPAN_DAYS } from './ScriptWriter.ts'
export { FEWEST_AGENCIES, MOST_AGENCIES, writeDemoScript } from './writeDemoScript.ts'

import { addDays } from '@corridor/kernel'
import type { DemoAccess } from '@corridor/server/demo'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { withDemo } from './withDemo.ts'

export interface LoadDemoOptions {
  readonly agencies?: number
  readonly seed?: number
  readonly newPasswords?: boolean
  readonly json?: boolean
  readonly progress?: boolean
}

const USUAL = { agencies: 24, seed: 1 }

/** `corridor demo load`: one that is there already keeps its own days, seed and size. */
export async function runLoadDemo(options: LoadDemoOptions): Promise<void> {
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const outcome = await withDemo(progress.step, async (demo, { timeZone }) => {
    const {
      writeDemoScript,
      findDemonstration,
      giveAccess,
      loadDemo,
      SPAN_DAYS,
      today,
      whileNoServerRuns,
    } = await import('@corridor/server/demo')
    const { owner, tenant } = demo.ledger
    const found = await findDemonstration(owner, tenant)
    const until = new Date()
    const agencies = options.agencies ?? found?.agencies ?? USUAL.agencies
    const startsOn = found?.starts_on ?? addDays(today({ now: () => until, timeZone }), -SPAN_DAYS)
    const script = writeDemoScript({
      seed: options.seed ?? found?.seed ?? USUAL.seed,
      startsOn,
      agencies,
    })
    return await whileNoServerRuns(demo, async () => {
      const { taken, all } = await loadDemo(demo, script, agencies, {
        until,
        progress: ({ done, day }) =>
          progress.step(`${day}: ${done} of ${script.steps.length} steps`),
      })
      const wantsAccess = taken > 0 || options.newPasswords === true
      const access = wantsAccess ? await giveAccess(demo, script) : null
      return {
        taken,
        steps: all,
        startsOn,
        endsOn: script.endsOn,
        seed: script.seed,
        agencies,
        access,
      }
    })
  })
  progress.end()
  if (options.json === true) {
    await writeOutput(formatJson({ synthetic: true, ...outcome }), undefined)
    return
  }
  const { taken, startsOn, endsOn, access } = outcome
  const done = taken === 0 ? 'The demonstration was there already' : `${taken} steps were played`
  const words = `${done}: ${startsOn} to ${endsOn}. All of it is synthetic.\n`
  await writeOutput(words + (access === null ? '' : describe(access)), undefined)
}

const describe = ({ accounts, appKey, workerCode }: DemoAccess): string => `
Accounts, told this once (again: corridor demo load --new-passwords):

${formatTable([
  { title: 'role', align: 'left', cells: accounts.map(({ role }) => role) },
  { title: 'name', align: 'left', cells: accounts.map(({ name }) => name) },
  { title: 'e-mail', align: 'left', cells: accounts.map(({ email }) => email) },
  { title: 'password', align: 'left', cells: accounts.map(({ password }) => password) },
])}
Key for an authenticator app, the same for all of them: ${appKey}
Code of the worker Amina for /me: ${workerCode}

Start it with: corridor start     Then open /tour
`

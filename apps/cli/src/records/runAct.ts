import { randomUUID } from 'node:crypto'
import type { Acknowledgement, ActionRoute, Route } from '@corridor/server/interface'
import { UsageError } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { type ConnectionOptions, callRoute, connectionOf } from './callRoute.ts'
import { type PayloadOptions, readPayload } from './readPayload.ts'
import { recordParameter } from './routesOf.ts'
import { wordsOf } from './runReading.ts'

export interface ActOptions extends ConnectionOptions, PayloadOptions {
  readonly recordVersion?: number
  readonly idempotencyKey?: string
  readonly example?: boolean
  readonly json?: boolean
  readonly progress?: boolean
}

/**
 * Takes one act. What it says is looked at before it is sent; without a version the record's present
 * one is asked for first. Sent again under the same key it is recorded once.
 *
 * @param show how the record is read, to learn its version; null where there is no such reading.
 */
export async function runAct(
  route: ActionRoute,
  show: Route | null,
  record: string | undefined,
  options: ActOptions,
): Promise<void> {
  if (options.example === true) {
    const { payload } = route.bodyExample as { readonly payload: object }
    await writeOutput(`${JSON.stringify(payload, null, 2)}\n`, undefined)
    return
  }
  const parameter = recordParameter(route)
  if ((parameter === null) !== (record === undefined)) {
    throw new UsageError(
      parameter === null
        ? `${route.action} begins a record: leave the id out`
        : `${route.action} is about a record: give its id`,
    )
  }
  const input = parameter === null ? {} : { [parameter]: record }
  const payload = await readPayload(options)
  const connection = await connectionOf(options)
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const expectedVersion =
    parameter === null
      ? 0
      : (options.recordVersion ??
        (await versionOf(async () => {
          if (show === null)
            throw new UsageError('Give the version of the record: --record-version')
          progress.step(`asking for the version of ${record}`)
          return await callRoute(connection, show, { input })
        })))
  const body = { expectedVersion, payload }
  const fits = route.body!.safeParse(body)
  if (!fits.success) {
    throw new UsageError(`${wordsOf(fits.error.issues)}. See an example with --example`)
  }
  const idempotencyKey = options.idempotencyKey ?? `cli-${randomUUID()}`
  // Whoever loses the answer sends it again under this key.
  if (options.idempotencyKey === undefined) {
    process.stderr.write(`note: to send it again: --idempotency-key ${idempotencyKey}\n`)
  }
  progress.step(`sending ${route.action}`)
  const response = await callRoute(connection, route, { input, body, idempotencyKey })
  const told = (await response.json()) as Acknowledgement
  progress.end()
  await writeOutput(
    options.json === true
      ? formatJson(told)
      : `${told.record} is at version ${told.version}: ${told.type}${told.repeated ? ' (was recorded before)' : ''}\n`,
    undefined,
  )
}

const versionOf = async (ask: () => Promise<Response>): Promise<number> =>
  ((await (await ask()).json()) as { readonly version: number }).version

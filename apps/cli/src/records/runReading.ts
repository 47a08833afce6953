import type { Route } from '@corridor/server/interface'
import { UsageError } from '../exitCodes.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { type ConnectionOptions, callRoute, connectionOf } from './callRoute.ts'
import { describeList, describeRecord } from './describeAnswer.ts'

export interface ReadingOptions extends ConnectionOptions {
  readonly json?: boolean
  readonly progress?: boolean
  /** Every page of a list. */
  readonly all?: boolean
  /** Where a file is put. */
  readonly to?: string
}

type Fields = Record<string, unknown>

/** Asks for a list, a record or a part of one, and prints it. */
export async function runReading(
  route: Route,
  input: Readonly<Record<string, unknown>>,
  options: ReadingOptions,
): Promise<void> {
  const asked = route.input.safeParse(input)
  if (!asked.success) throw new UsageError(wordsOf(asked.error.issues))
  const connection = await connectionOf(options)
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  progress.step(`asking ${connection.server}`)
  const ask = (wanted: Fields) => callRoute(connection, route, { input: wanted })
  if (route.file !== undefined) {
    const response = await ask({ ...input })
    const bytes = new Uint8Array(await response.arrayBuffer())
    progress.end()
    await writeOutput(bytes, options.to)
    return
  }
  let answer = (await (await ask({ ...input })).json()) as Fields
  const name = Object.keys(answer).find((one) => Array.isArray(answer[one]))
  while (options.all === true && name !== undefined && typeof answer.next === 'string') {
    const rows = answer[name] as readonly unknown[]
    progress.step(`${rows.length} read`)
    const more = (await (await ask({ ...input, after: answer.next })).json()) as Fields
    answer = { ...more, [name]: [...rows, ...(more[name] as readonly unknown[])] }
  }
  progress.end()
  const isList = 'limit' in route.input.shape || 'next' in answer
  const text =
    options.json === true
      ? formatJson(answer)
      : isList
        ? describeList(answer)
        : describeRecord(answer)
  await writeOutput(text, undefined)
}

/** Which option is wrong, and how. */
export const wordsOf = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string =>
  issues
    .map(({ path, message }) => `${path.map(String).join('.') || 'input'}: ${message}`)
    .join('; ')

import { API_PREFIX, type Route } from '@corridor/contract'
import type { z } from 'zod'
import type { Sender } from './guard.ts'
import type { Answer, Mounting } from './mount.ts'
import { parseInput } from './parseInput.ts'

/**
 * Puts a reading whose answer depends on who asks at its address. Nobody keeps the answer, and it
 * is not compressed: its length would tell of its content.
 */
export function mountPrivate<Input extends z.ZodObject, Output extends z.ZodType>(
  { app, guard }: Pick<Mounting, 'app' | 'guard'>,
  definition: Route<Input, Output>,
  answer: (input: z.output<Input>, sender: Sender) => Promise<Answer<Output>>,
): void {
  if (definition.method !== 'GET') throw new Error(`${definition.id}: not a reading`)
  app.get(API_PREFIX + definition.path, async (c) => {
    const output = await guard.admit(c, definition, async (sender) => {
      const { input } = parseInput(definition, c.req.param(), new URL(c.req.url).searchParams)
      return await answer(input, sender)
    })
    c.header('cache-control', 'no-store')
    return c.json(output as object)
  })
}

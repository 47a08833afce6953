import { accountRoute, routeUrl } from '@corridor/contract'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act } from 'react'
import { afterEach, expect, test } from 'vitest'
import { samplePerson, sampleSession } from '../../testing/deskSample.ts'
import { mountPart, unmountPart } from '../../testing/mountPart.tsx'
import { useAdoptSession } from './useIdentity.ts'

afterEach(unmountPart)

interface PartProps {
  readonly ask: () => Promise<string>
  readonly given: (adopt: ReturnType<typeof useAdoptSession>) => void
}

/** A page that asks for the account. */
function Part({ ask, given }: PartProps) {
  given(useAdoptSession())
  const { data } = useQuery({ queryKey: [routeUrl(accountRoute, {})], queryFn: ask })
  return <p>{data ?? 'waiting'}</p>
}

/** The page, its questions as they came, and how the session is taken note of. */
async function openPart() {
  const asked: ((answer: string) => void)[] = []
  let adopt: ReturnType<typeof useAdoptSession> | null = null
  const page = await mountPart(
    <QueryClientProvider client={new QueryClient()}>
      <Part
        ask={() => new Promise((resolve) => asked.push(resolve))}
        given={(given) => {
          adopt = given
        }}
      />
    </QueryClientProvider>,
  )
  const shown = () => act(async () => page.textContent)
  return {
    shown,
    asked,
    signIn: () => act(async () => adopt?.(sampleSession(samplePerson('clerk'), []))),
  }
}

test('a page that asked before the session was taken note of gets its answer', async () => {
  const { shown, asked, signIn } = await openPart()
  await signIn()
  for (const answer of asked) answer('the account')
  await expect.poll(shown).toBe('the account')
})

test('what was read for somebody else is not shown again', async () => {
  const { shown, asked, signIn } = await openPart()
  asked[0]!('of another person')
  await expect.poll(shown).toBe('of another person')
  await signIn()
  await expect.poll(shown).toBe('waiting')
  asked[1]!('the own account')
  await expect.poll(shown).toBe('the own account')
})

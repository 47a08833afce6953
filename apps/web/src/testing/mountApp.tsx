import { Problem } from '@corridor/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { vi } from 'vitest'
import { PreferencesProvider } from '../app/PreferencesProvider.tsx'
import { readPreferences } from '../app/preferences.ts'
import { createAppRouter } from '../app/router.tsx'
import { parseQuery } from '../app/viewState.ts'
import { activateLanguage } from '../i18n/activateLanguage.ts'

/**
 * Answers by the path after `/api/v1`, or by path and the beginning of its query, the longest that
 * fits; a problem document is answered with its status, anything else that is asked for is not found.
 */
export type Answers = Readonly<Record<string, unknown>>

const answersTo = (beginning: string, path: string): boolean =>
  path.startsWith(beginning) &&
  (beginning.includes('?') || path === beginning || path[beginning.length] === '?')

const notFound = (path: string): Problem => ({
  type: 'about:blank',
  title: 'Not found',
  status: 404,
  detail: `nothing at ${path}`,
  instance: path,
  code: 'not_found',
})

/**
 * The whole app at an address, with a server that knows a few answers.
 *
 * @returns the page, the calls made, and a way to wait for what is to come.
 */
export async function mountApp(address: string, answers: Answers) {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const calls: string[] = []
  vi.stubGlobal('fetch', async (input: string) => {
    calls.push(input)
    const path = input.replace('/api/v1', '')
    const known = Object.keys(answers)
      .sort((one, other) => other.length - one.length)
      .find((beginning) => answersTo(beginning, path))
    const body = known === undefined ? notFound(path) : answers[known]
    const failed = Problem.safeParse(body)
    return new Response(JSON.stringify(body), { status: failed.data?.status ?? 200 })
  })
  // A page without a layout engine has no widths; the figure draws from 900 pixels.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900)
  const preferences = readPreferences(parseQuery(address.split('?')[1] ?? ''), () => null, ['en'])
  await activateLanguage(preferences.lang)
  const queries = new QueryClient()
  const router = createAppRouter(queries, createMemoryHistory({ initialEntries: [address] }))
  const page = document.createElement('div')
  document.body.replaceChildren(page)
  const root = createRoot(page)
  unmount = () => act(async () => root.unmount())
  const settle = async (milliseconds = 50) =>
    act(async () => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
    })
  await act(async () => {
    root.render(
      <QueryClientProvider client={queries}>
        <PreferencesProvider initial={preferences}>
          <RouterProvider router={router} />
        </PreferencesProvider>
      </QueryClientProvider>,
    )
  })
  const until = async (ready: () => boolean) => {
    for (let round = 0; round < 60 && !ready(); round += 1) await settle()
    if (!ready()) throw new Error(`never came: ${page.textContent?.slice(0, 500)}`)
  }
  return { page, calls, router, settle, until }
}

let unmount: () => Promise<void> = async () => {}

/** Takes the app off the page and gives the browser's own functions back; after each test. */
export async function unmountApp(): Promise<void> {
  await unmount()
  unmount = async () => {}
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
}

/** Presses a key on an element as a reader would. */
export const press = (target: EventTarget, key: string) =>
  act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  })

export const click = (target: Element) =>
  act(async () => {
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  })

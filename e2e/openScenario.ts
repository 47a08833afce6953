import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { createSigner, type KeySigner } from '../apps/server/src/features/ledger/nodeCrypto.ts'
import {
  openState,
  type Person,
  type State,
} from '../apps/server/src/scenarios/testing/openState.ts'
import { listenFor } from '../apps/server/src/testing/listenFor.ts'
import { launch, openReader, type Reader } from './openBrowser.ts'

/** As `npm test` and the product of the other journeys built them. */
const PAGES = fileURLToPath(new URL('../apps/web/dist', import.meta.url))

/** What the server of a scenario says that its own address is. */
const ADDRESS = 'http://localhost'

const PHONE: BrowserContextOptions = { viewport: { width: 320, height: 640 } }

/** Long enough for a machine on which everything else runs too. */
const PATIENCE_MS = 120_000

/** A scenario whose people sit at browsers besides; its clock moves for both. */
export interface Scenario extends State, AsyncDisposable {
  /** A window of hers: the session is the one over HTTP. */
  readonly windowOf: (who: Pick<Person, 'browser'>) => Promise<Page>
  /** The same on a telephone, in a language. */
  readonly phoneOf: (who: Pick<Person, 'browser'>, language: string) => Promise<Page>
  /** A window of anybody. */
  readonly visitor: () => Promise<Page>
  /** Answers to what is sent are lost from now on, or arrive again. */
  readonly loseAnswers: (isLost: boolean) => void
  /** What all windows complained about beyond refusals, which are on purpose. */
  readonly complaints: () => readonly string[]
}

/**
 * The server of a scenario with its pages, on a real socket and a real database, and a browser that
 * reaches it under the address that the server knows as its own.
 */
export async function openScenario(start: string): Promise<Scenario> {
  await using opened = new AsyncDisposableStack()
  let signer: KeySigner | null = null
  const certificates = { signer: () => signer, rootKey: null }
  const state = await openState(start, { webDir: PAGES, certificates })
  opened.defer(() => state.close())
  signer = createSigner(join(state.server.dataDir, 'certificates.pem'))
  const listening = await listenFor(state.server.app)
  opened.defer(() => listening.close())
  const browser = await launch([
    `--host-resolver-rules=MAP localhost:80 127.0.0.1:${listening.port}`,
  ])
  opened.defer(() => browser.close())
  const readers: Reader[] = []
  const open = async (who: Pick<Person, 'browser'> | null, options: BrowserContextOptions = {}) => {
    const reader = await openReader(browser, ADDRESS, options)
    readers.push(reader)
    reader.page.context().setDefaultTimeout(PATIENCE_MS)
    const [name, value] = who?.browser.cookie?.split('=') ?? []
    if (name !== undefined && value !== undefined) {
      await reader.page.context().addCookies([{ name, value, url: ADDRESS }])
    }
    return reader.page
  }
  const all = opened.move()
  return {
    ...state,
    close: () => all.disposeAsync(),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
    windowOf: (who) => open(who),
    async phoneOf(who, language) {
      const page = await open(who, PHONE)
      await page.goto('/me')
      await page.getByLabel('Language').selectOption(language)
      await page.locator(`html[lang="${language}"]`).waitFor()
      return page
    },
    visitor: () => open(null),
    loseAnswers: listening.loseAnswers,
    complaints: () =>
      readers.flatMap(({ complaints }) =>
        complaints.filter((text) => !/status of 4\d\d/.test(text)),
      ),
  }
}

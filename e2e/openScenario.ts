import { generateKeyPairSync } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { addCertificateKey } from '../apps/server/src/features/clearances/certificateKeys.ts'
import { type KeySigner, signerOf } from '../apps/server/src/features/ledger/nodeCrypto.ts'
import {
  openState,
  type Person,
  type State,
} from '../apps/server/src/scenarios/testing/openState.ts'
import { type Listening, listenFor } from '../apps/server/src/testing/listenFor.ts'
import { launch, openReader, type Reader } from './openBrowser.ts'

/** As `npm test` and the product of the other journeys built them. */
export const PAGES = fileURLToPath(new URL('../apps/web/dist', import.meta.url))

/** What the server of a scenario says that its own address is. */
const ADDRESS = 'http://localhost'

const PHONE: BrowserContextOptions = { viewport: { width: 320, height: 640 } }

/** For one step and for a whole scenario, on a machine on which everything else runs too. */
const PATIENCE_MS = 60_000
export const LONGEST_MS = 480_000

/** A scenario whose people sit at browsers besides; its clock moves for both. */
export interface Scenario extends State, AsyncDisposable {
  /** A window of hers: the session is the one over HTTP. */
  readonly windowOf: (who: Pick<Person, 'browser'>) => Promise<Page>
  /** The same on a telephone, in a language. */
  readonly phoneOf: (who: Pick<Person, 'browser'>, language: string) => Promise<Page>
  /** A window of anybody. */
  readonly visitor: () => Promise<Page>
  /** The offline root key, and the key of the authority that it makes trustworthy. */
  readonly root: KeySigner
  readonly authority: KeySigner
  /** Another server answers under the same address from now on, or none. */
  readonly answerWith: Listening['answerWith']
  /** Answers to what is sent are lost from now on, or arrive again. */
  readonly loseAnswers: (isLost: boolean) => void
  /** What all windows complained about beyond refusals and lost answers, which are on purpose. */
  readonly complaints: () => readonly string[]
}

/**
 * The server of a scenario with its pages, on a real socket and a real database, and a browser that
 * reaches it under the address that the server knows as its own.
 */
export async function openScenario(start: string): Promise<Scenario> {
  await using opened = new AsyncDisposableStack()
  const root = signerOf(generateKeyPairSync('ed25519').privateKey)
  const authority = signerOf(generateKeyPairSync('ed25519').privateKey)
  const state = await openState(start, {
    ...{ webDir: PAGES, ledgerRootKey: root.publicKey },
    certificates: { signer: () => authority, rootKey: root.publicKey },
  })
  opened.defer(() => state.close())
  const { keyId, publicKey } = authority
  const always = { validFrom: start, validUntil: null, office: null, most: null }
  const introduction = { kind: 'certificate.key.introduce', keyId, publicKey, ...always } as const
  await addCertificateKey(state.server.ledger, introduction, root)
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
    ...{ root, authority, answerWith: listening.answerWith },
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
        complaints.filter((text) => !/status of 4\d\d|net::ERR_/.test(text)),
      ),
  }
}

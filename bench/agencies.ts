import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Rng } from '@corridor/kernel'
import type { Organisation } from '@corridor/ledger/organisations'
import type { Licence } from '@corridor/recruitment/licence'
import { readConfig } from '@corridor/server/config'
import { openDatabase } from '@corridor/server/db'
import { type OpenLedger, openLedger, organisationKind } from '@corridor/server/ledger'
import { findAgencies, licenceKind } from '@corridor/server/licences'
import type { BenchResult } from './BenchResult.ts'

const AGENCIES = 20_000
const LOOK_UPS = 1_000
const BUDGET_MS = 30
const PAGE = 1_000

/** Syllables that exist in each script, in the same order: a name and its spellings elsewhere. */
const SCRIPTS = {
  latin:
    'ha ma la ra ka sa ta na ba da pa ga ja va ri ni mi li si ti ki bi di pi ru su mu nu lu ku',
  devanagari: 'ह म ल र क स त न ब द प ग ज व रि नि मि लि सि ति कि बि दि पि रु सु मु नु लु कु',
  bengali: 'হ ম ল র ক স ত ন ব দ প গ জ ভ রি নি মি লি সি তি কি বি দি পি রু সু মু নু লু কু',
  arabic:
    'ها ما لا را كا سا تا نا با دا با غا جا فا ري ني مي لي سي تي كي بي دي بي رو سو مو نو لو كو',
} as const
type Script = keyof typeof SCRIPTS
const NAMES = Object.keys(SCRIPTS) as readonly Script[]
const syllablesOf = (script: Script): readonly string[] => SCRIPTS[script].split(' ')
const SYLLABLES: Readonly<Record<Script, readonly string[]>> = {
  latin: syllablesOf('latin'),
  devanagari: syllablesOf('devanagari'),
  bengali: syllablesOf('bengali'),
  arabic: syllablesOf('arabic'),
}

const ENDINGS: Readonly<Record<Script, readonly string[]>> = {
  latin: ['Manpower Pvt. Ltd.', 'Overseas', 'Recruiting Agency', 'International Services'],
  devanagari: ['म्यानपावर प्रा. लि.', 'ओभरसिज'],
  bengali: ['রিক্রুটিং এজেন্সি', 'ওভারসিজ লিমিটেড'],
  arabic: ['للتوظيف', 'للاستقدام'],
}

interface Synthetic {
  readonly script: Script
  /** Numbers of syllables, word by word. */
  readonly words: readonly (readonly number[])[]
  readonly ending: string
}

const pick = (random: Rng, count: number): number => Math.floor(random.uniform() * count)

function synthesise(random: Rng): Synthetic {
  const script = NAMES[pick(random, NAMES.length)]!
  const words = Array.from({ length: 1 + pick(random, 2) }, () =>
    Array.from({ length: 2 + pick(random, 3) }, () => pick(random, SYLLABLES.latin.length)),
  )
  return { script, words, ending: ENDINGS[script][pick(random, ENDINGS[script].length)]! }
}

const spell = ({ words }: Synthetic, script: Script): string =>
  words.map((word) => word.map((syllable) => SYLLABLES[script][syllable]!).join('')).join(' ')

const nameOf = (agency: Synthetic): string => `${spell(agency, agency.script)} ${agency.ending}`

/** What people type: the name, a part, a slip, another script, the licence number, the telephone. */
function ask(agency: Synthetic, at: number, random: Rng): string {
  const own = spell(agency, agency.script)
  switch (pick(random, 7)) {
    case 0:
      return nameOf(agency)
    case 1:
      return own
    case 2:
      return own.split(' ')[0]!
    case 3:
      return own.slice(0, -1)
    case 4:
      return spell(agency, 'latin')
    case 5:
      return numberOf(at)
    default:
      return phoneOf(at)
  }
}

const idOf = (at: number): string => `o-${at}`
const numberOf = (at: number): string => `LIC-${String(at).padStart(5, '0')}`
const phoneOf = (at: number): string => `+977 1 ${5_000_000 + at}`

const organisation = (name: string): Organisation => ({
  ...{ kind: 'agency', status: 'active', name, country: 'NPL', registration: null },
  ...{ office: null, jurisdiction: 'NPL', earlierNames: [], offices: [], appointments: [] },
  ...{ notes: 0, proposal: null },
})

const licence = (at: number, name: string): Licence => {
  const scope = { destinations: ['QAT'], sectors: ['construction'] }
  return {
    ...{ organisation: idOf(at), office: null, jurisdiction: 'NPL', status: 'active' },
    application: {
      ...{ ...scope, name, plannedVolume: 100, phones: [phoneOf(at)], addresses: [] },
      ...{ bankAccounts: [], people: [], documents: [] },
    },
    ...{ importedFrom: null, returned: null, screenedBy: [], inspection: null, reviews: [] },
    ...{ inspector: null, appealBody: null, number: numberOf(at), renewal: null, proposal: null },
    term: { ...scope, validFrom: '2030-01-01', validUntil: '2032-12-31', provisionalUntil: null },
    ...{ prior: null, decision: null, frozen: null, appealed: null, stayed: null, sanctions: [] },
    since: '2030-01-01T00:00:00.000Z',
  }
}

async function fill({ owner, tenant }: OpenLedger, agencies: readonly Synthetic[]): Promise<void> {
  for (let start = 0; start < agencies.length; start += PAGE) {
    const page = agencies.slice(start, start + PAGE)
    await organisationKind.project(
      owner,
      tenant,
      page.map((agency, at) => ({
        ...{ record: idOf(start + at), version: 1, state: organisation(nameOf(agency)) },
      })),
    )
    await licenceKind.project(
      owner,
      tenant,
      page.map((agency, at) => ({
        ...{ record: `l-${start + at}`, version: 1, state: licence(start + at, nameOf(agency)) },
      })),
    )
  }
  await owner.query('analyze agency_name, licence, organisation')
}

/** The public look-up over 20,000 agencies in four scripts, on the embedded database. */
export async function benchAgencies(): Promise<readonly BenchResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'corridor-bench-'))
  chmodSync(dataDir, 0o755)
  const { ledger: settings } = readConfig({ DATA_DIR: dataDir })
  const database = await openDatabase({ dataDir, databaseUrl: null }, () => {}, 'server')
  const ledger = await openLedger({
    owner: database.pool,
    databaseUrl: database.url,
    settings,
    now: () => new Date(),
    timeZone: 'UTC',
    warn: () => {},
  })
  try {
    const random = new Rng(20140528)
    const agencies = Array.from({ length: AGENCIES }, () => synthesise(random))
    await fill(ledger, agencies)
    return await lookUp(ledger, agencies, random)
  } finally {
    await ledger.close()
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function lookUp(
  ledger: OpenLedger,
  agencies: readonly Synthetic[],
  random: Rng,
): Promise<readonly BenchResult[]> {
  const times: number[] = []
  let found = 0
  for (let round = 0; round < LOOK_UPS; round += 1) {
    const at = pick(random, agencies.length)
    const text = ask(agencies[at]!, at, random)
    const start = performance.now()
    const answer = await findAgencies(ledger, { text, page: 1, limit: 10 })
    times.push(performance.now() - start)
    if (answer.agencies.some(({ organisation: id }) => id === idOf(at))) found += 1
  }
  const sorted = times.toSorted((one, other) => one - other)
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!
  const detail = { agencies: AGENCIES, lookUps: LOOK_UPS, shareFound: found / LOOK_UPS }
  const row = (name: string, value: number, budget: number | null): BenchResult => ({
    ...{ name, unit: 'ms', value, budget, detail },
  })
  return [
    row('agency look-up over 20,000 in four scripts, p95', quantile(0.95), BUDGET_MS),
    row('agency look-up over 20,000 in four scripts, p50', quantile(0.5), null),
  ]
}

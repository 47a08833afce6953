// npm run bench [-- flows|simulation|api|cli|web|standards|ledger|permissions|checks|totalization|sdmx|sdmxHttp ...]: measures, writes bench/results/latest.json and the table in README.md.
// npm run bench -- ledgerLarge: takes half an hour and 25 GB of disk; writes bench/results/ledgerLarge.json.
// npm run bench -- nationalPeak: half an hour at 50 actions a second; writes bench/results/nationalPeak.json.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { benchAgencies } from './agencies.ts'
import { benchAgencyImport } from './agencyImport.ts'
import { benchApi } from './api.ts'
import type { BenchResult } from './BenchResult.ts'
import { benchBackup } from './backup.ts'
import { benchChecks } from './checks.ts'
import { benchCli } from './cli.ts'
import { benchFlows } from './flows.ts'
import { benchFlowsUncertainty } from './flowsUncertainty.ts'
import { benchLedger } from './ledger.ts'
import { benchLedgerLarge } from './ledgerLarge.ts'
import { benchNationalPeak } from './nationalPeak.ts'
import { benchPermissions } from './permissions.ts'
import { benchSdmx } from './sdmx.ts'
import { benchSdmxHttp } from './sdmxHttp.ts'
import { benchSimulation } from './simulation.ts'
import { benchStandards } from './standards.ts'
import { benchTotalization } from './totalization.ts'
import { benchWeb } from './web.ts'
import { benchWhatIf } from './whatIf.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const RESULTS = `${ROOT}bench/results/latest.json`
const START = '<!-- bench:start -->'
const END = '<!-- bench:end -->'

const SUITES: Readonly<Record<string, () => Promise<readonly BenchResult[]>>> = {
  flows: benchFlows,
  uncertainty: benchFlowsUncertainty,
  simulation: benchSimulation,
  api: benchApi,
  cli: benchCli,
  web: benchWeb,
  whatIf: benchWhatIf,
  standards: benchStandards,
  ledger: benchLedger,
  backup: benchBackup,
  agencyImport: benchAgencyImport,
  permissions: benchPermissions,
  agencies: benchAgencies,
  checks: benchChecks,
  totalization: benchTotalization,
  sdmx: benchSdmx,
  sdmxHttp: benchSdmxHttp,
}

/** Only where they are asked for by name; each keeps a file of its own. */
const LONG_SUITES: typeof SUITES = {
  ledgerLarge: benchLedgerLarge,
  nationalPeak: benchNationalPeak,
}

const wanted = process.argv.slice(2)
for (const [name, suite] of Object.entries(LONG_SUITES)) {
  if (!wanted.includes(name)) continue
  console.error(`measuring ${name} ...`)
  const results = await suite()
  const file = `${ROOT}bench/results/${name}.json`
  writeFileSync(file, `${JSON.stringify({ ...circumstances(), results }, null, 2)}\n`)
  for (const result of results) console.log(row(result))
}
if (wanted.length > 0 && wanted.every((name) => Object.hasOwn(LONG_SUITES, name))) process.exit()

const previous: Record<string, readonly BenchResult[]> = existsSync(RESULTS)
  ? JSON.parse(readFileSync(RESULTS, 'utf8')).suites
  : {}
const suites: Record<string, readonly BenchResult[]> = { ...previous }
for (const [name, suite] of Object.entries(SUITES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.error(`measuring ${name} ...`)
  suites[name] = await suite()
}

mkdirSync(`${ROOT}bench/results`, { recursive: true })
writeFileSync(RESULTS, `${JSON.stringify({ ...circumstances(), suites }, null, 2)}\n`)
writeTable(Object.values(suites).flat())
for (const result of Object.values(suites).flat()) console.log(row(result))

function circumstances() {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()
  return {
    commit: git('rev-parse', '--short', 'HEAD'),
    changed: git('status', '--porcelain', '--', 'packages', 'apps') !== '',
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    system: `${process.platform} ${process.arch}`,
  }
}

function writeTable(results: readonly BenchResult[]): void {
  const file = `${ROOT}README.md`
  const text = readFileSync(file, 'utf8')
  const [start, end] = [text.indexOf(START), text.indexOf(END)]
  if (start < 0 || end < start) throw new Error(`README.md has no ${START} ... ${END}`)
  const { processor, cores, node } = circumstances()
  const table = [
    `Measured on ${cores} cores (${processor}), Node ${node}:`,
    '',
    '| what | measured | budget |',
    '|---|---:|---:|',
    ...results.map(row),
  ].join('\n')
  writeFileSync(file, `${text.slice(0, start + START.length)}\n${table}\n${text.slice(end)}`)
}

function row({ name, unit, value, budget }: BenchResult): string {
  const figure = (number: number) => `${Number(number.toPrecision(3))} ${unit}`
  return `| ${name} | ${figure(value)} | ${budget === null ? '' : figure(budget)} |`
}

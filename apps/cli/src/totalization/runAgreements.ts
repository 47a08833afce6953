import { parseCorridor, parseIsoDate } from '@corridor/kernel'
import {
  type AgreementFeature,
  agreementsBetween,
  coverageBetween,
  type SocialSecurityAgreement,
} from '@corridor/totalization'
import { formatJson } from '../output/formatJson.ts'
import { formatTable, type TableColumn } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { openAgreements } from './openAgreements.ts'

export interface AgreementsOptions {
  readonly corridor?: string
  readonly on?: string
  readonly json?: boolean
}

const INCOMPLETE = 'The register is not complete: where it holds no agreement there may be one.\n'

/** `corridor totalization agreements list`. */
export async function runAgreements({ corridor, on, json }: AgreementsOptions): Promise<void> {
  const day = on === undefined ? new Date().toISOString().slice(0, 10) : parseIsoDate(on)
  const register = await openAgreements()
  if (corridor === undefined) {
    const text = json === true ? formatJson({ agreements: register }) : tableOf(register, [])
    await writeOutput(text, undefined)
    return
  }
  const { origin, destination } = parseCorridor(corridor)
  const found = agreementsBetween(register, [origin, destination], day)
  const { coverage } = coverageBetween(register, [origin, destination], day)
  if (json === true) {
    await writeOutput(formatJson({ corridor, on: day, coverage, agreements: found }), undefined)
    return
  }
  const standing = {
    title: `on ${day}`,
    align: 'left',
    cells: found.map((one) => one.standing),
  } as const
  const table =
    found.length === 0
      ? `No agreement is held between ${origin} and ${destination}.\n`
      : tableOf(
          found.map(({ agreement }) => agreement),
          [standing],
        )
  await writeOutput(`${table}${INCOMPLETE}`, undefined)
}

function tableOf(
  agreements: readonly SocialSecurityAgreement[],
  more: readonly TableColumn[],
): string {
  const left = (title: string, cells: readonly string[]): TableColumn => ({
    title,
    align: 'left',
    cells,
  })
  const feature = (title: string, name: AgreementFeature) =>
    left(
      title,
      agreements.map(({ features }) => features[name].answer),
    )
  return formatTable([
    left(
      'agreement',
      agreements.map(({ id }) => id),
    ),
    ...more,
    feature('equality', 'equality'),
    feature('export', 'export'),
    feature('totalization', 'totalization'),
    left(
      'name',
      agreements.map(({ name }) => name),
    ),
  ])
}

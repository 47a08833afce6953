import type { EstimateRecord } from '@corridor/contract'
import { strToU8, zipSync } from 'fflate'
import type { CatalogueEntry } from '../../evidence/index.ts'
import { sha256 } from '../../evidence/index.ts'
import { type CsvTable, writeCsv } from '../../http/csv.ts'
import { sourceReference } from '../releases/sourceReference.ts'
import type { Vintage } from './vintages.ts'

/** Columns of `flows.csv` that are figures, and what each is. */
const FIGURES: Readonly<Record<string, string>> = {
  persons: 'Persons who changed country of residence in the period, estimated',
  lower: 'Lower end of the 90 % interval, persons',
  median: 'Median of the simulated persons',
  upper: 'Upper end of the 90 % interval, persons',
  weight: 'Share of minimum migration in pseudo-bayes',
}

/** Entries of a zip carry a date; this one, so that the same estimate gives the same bytes. */
const ZIP_DATE = new Date(1980, 0, 1)

/**
 * An estimate as a Frictionless Data Package in a zip: figures, schema, sources with licences,
 * hashes, and the reproducibility record.
 */
export function estimatePackage(
  flows: CsvTable,
  record: EstimateRecord,
  vintage: Vintage,
  intervalNote: string,
): Uint8Array<ArrayBuffer> {
  const csv = writeCsv(flows)
  const recordText = `${JSON.stringify(record, null, 2)}\n`
  const readme = describe(flows, record, vintage, intervalNote)
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: flows.fileName.toLowerCase().replaceAll(/[^a-z0-9._/-]+/g, '-'),
    title: title(record),
    description: intervalNote,
    version: record.software.version,
    sources: [vintage.stocks, vintage.demography].map(describeSource),
    licenses: licencesOf([vintage.stocks, vintage.demography]),
    resources: [
      {
        name: 'flows',
        path: 'flows.csv',
        profile: 'tabular-data-resource',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        bytes: strToU8(csv).length,
        hash: `sha256:${sha256(csv)}`,
        dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
        schema: {
          fields: flows.columns.map((name) =>
            name in FIGURES
              ? { name, type: 'number', description: FIGURES[name] }
              : { name, type: 'string' },
          ),
          missingValues: [''],
          primaryKey: ['origin', 'destination'],
        },
      },
      {
        name: 'record',
        path: 'record.json',
        format: 'json',
        mediatype: 'application/json',
        encoding: 'utf-8',
        bytes: strToU8(recordText).length,
        hash: `sha256:${sha256(recordText)}`,
      },
    ],
  }
  return zipSync(
    {
      'datapackage.json': strToU8(`${JSON.stringify(descriptor, null, 2)}\n`),
      'flows.csv': strToU8(csv),
      'record.json': strToU8(recordText),
      'README.md': strToU8(readme),
    },
    { level: 6, mtime: ZIP_DATE },
  )
}

const title = ({ selection }: EstimateRecord): string =>
  `Migration flows ${selection.period}, ${selection.method}`

function describeSource(entry: CatalogueEntry) {
  const source = sourceReference(entry)
  return { title: source.title, version: source.revision, citation: source.citation }
}

/** Licences under which the sources were published; the estimate follows from them. */
function licencesOf(entries: readonly CatalogueEntry[]) {
  const names = new Map(entries.map(sourceReference).map(({ licence }) => [licence.name, licence]))
  return [...names.values()].map(({ name, status }) => ({
    name,
    title: status === 'verified' ? name : `${name} (not verified with the publisher)`,
  }))
}

const describe = (
  { rows }: CsvTable,
  record: EstimateRecord,
  vintage: Vintage,
  intervalNote: string,
): string => `# ${title(record)}

${rows.length} pairs of countries with an estimated flow, ${Math.round(record.result.total).toLocaleString('en')} persons in all. Pairs without a flow are left out.

Estimated by Corridor ${record.software.version} (${record.software.engine}) from:
${[vintage.stocks, vintage.demography].map((entry) => `- ${sourceReference(entry).citation}`).join('\n')}

${intervalNote}

- flows.csv: the figures, one pair a row
- record.json: inputs, method and checksums; \`corridor flows verify record.json\` computes the estimate again and says whether it is identical
- datapackage.json: what the columns are (Data Package, https://datapackage.org)
`

import { PUBLISHED_AS } from '@corridor/server/flows'
import { formatJson } from '../output/formatJson.ts'
import { formatTable } from '../output/formatTable.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { METHOD_MEANINGS, METHOD_NAMES } from './methodMeanings.ts'

/** `corridor flows methods`. */
export async function runMethods({ json }: { readonly json?: boolean }): Promise<void> {
  const methods = METHOD_NAMES.map((method) => ({
    method,
    publishedAs: PUBLISHED_AS[method],
    meaning: METHOD_MEANINGS[method],
  }))
  if (json === true) {
    await writeOutput(formatJson({ methods }), undefined)
    return
  }
  await writeOutput(
    formatTable([
      { title: 'method', align: 'left', cells: methods.map(({ method }) => method) },
      {
        title: 'published as',
        align: 'left',
        cells: methods.map(({ publishedAs }) => publishedAs ?? '-'),
      },
      { title: 'meaning', align: 'left', cells: methods.map(({ meaning }) => meaning) },
    ]),
    undefined,
  )
}

import { renderHtml } from '@corridor/kernel'
import { readConfig } from '@corridor/server/config'
import { loadAreas } from '@corridor/server/evidence'
import { compilePdf, gapReportDocument, readAssessment } from '@corridor/server/policy-check'
import { UsageError } from '../exitCodes.ts'
import { readTextFile } from '../files/readTextFile.ts'
import { formatJson } from '../output/formatJson.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'

export interface PolicyReportOptions {
  readonly as: 'html' | 'pdf'
  readonly language: 'en' | 'fr' | 'es' | 'ar'
  readonly output?: string
  readonly json?: boolean
  readonly progress?: boolean
}

/** `corridor standards policy-check report`. */
export async function runPolicyReport(
  path: string,
  { as, language, output, json, progress: always }: PolicyReportOptions,
): Promise<void> {
  if (json === true && output === undefined) {
    throw new UsageError('--json tells where the report was written; add --output <file>')
  }
  if (as === 'pdf' && output === undefined && process.stdout.isTTY) {
    throw new UsageError('a PDF cannot be shown in a terminal; add --output <file>')
  }
  const progress = createProgress(process.stderr, {
    always: always ?? false,
    now: () => performance.now(),
  })
  progress.step(`reading ${path}`)
  const { text, name } = await readTextFile(path)
  const assessment = readAssessment(text, name)
  const { areas } = await loadAreas(readConfig(process.env).shippedDataDir)
  const document = gapReportDocument(
    assessment,
    language,
    (code) => areas.find((area) => area.code === code)?.names[language] ?? code,
  )
  progress.step('writing the report')
  const content = as === 'html' ? renderHtml(document) : await compilePdf(document)
  progress.end()
  await writeOutput(content, output)
  if (json === true) {
    await writeOutput(
      formatJson({ output, as, language, bytes: Buffer.byteLength(content) }),
      undefined,
    )
  }
}

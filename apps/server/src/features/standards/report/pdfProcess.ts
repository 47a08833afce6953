import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReportDocument } from '@corridor/kernel'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'

/** What the process answers to a report. */
export type PdfReply =
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly cause: string }

const FONTS = [
  import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  import.meta.resolve(
    '@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  ),
  import.meta.resolve('@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf'),
].map((file) => dirname(fileURLToPath(file)))

/** Sets a report as tagged PDF; the same report gives the same bytes. */
function compile(report: ReportDocument): PdfReply {
  const workspace = fileURLToPath(new URL('.', import.meta.url))
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: FONTS }] })
  const compiled = compiler.compile({
    mainFilePath: fileURLToPath(new URL('report.typ', import.meta.url)),
    inputs: { report: JSON.stringify(report) },
  })
  if (compiled.result === null) {
    const error = compiled.takeError()
    const cause = error === null ? 'no document' : JSON.stringify(compiler.fetchDiagnostics(error))
    return { kind: 'failed', cause }
  }
  return { kind: 'pdf', bytes: new Uint8Array(exportPdf(compiler, compiled.result)) }
}

/** PDF/UA, unless a sign in somebody's words is in no typeface: then tagged PDF without the claim. */
function exportPdf(compiler: NodeCompiler, document: NodeTypstDocument): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: 0 })
  } catch {
    return compiler.pdf(document, { creationTimestamp: 0 })
  }
}

process.on('message', (report: ReportDocument) => {
  let reply: PdfReply
  try {
    reply = compile(report)
  } catch (error) {
    reply = { kind: 'failed', cause: String(error) }
  }
  process.send!(reply, () => process.disconnect())
})

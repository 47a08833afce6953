import type { ReportBlock, ReportDocument } from './ReportDocument.ts'

const STYLE = `
:root { color-scheme: light dark; }
body { font-family: "Noto Sans", "Noto Naskh Arabic", system-ui, sans-serif; line-height: 1.5;
  max-width: 60rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; margin-block: 0.5rem 1.5rem; }
caption { text-align: start; font-weight: 600; padding-block: 0.25rem; }
th, td { border: 1px solid; padding: 0.3rem 0.5rem; text-align: start; vertical-align: top;
  overflow-wrap: anywhere; }
.remark { border-inline-start: 0.25rem solid; padding-inline-start: 0.75rem; font-weight: 600; }
.wide { overflow-x: auto; }
`

/**
 * The report as one HTML file that needs nothing else: no script, no address, every text escaped.
 */
export function renderHtml({ language, title, blocks }: ReportDocument): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${blocks.map(renderBlock).join('\n')}
</main>
</body>
</html>
`
}

function renderBlock(block: ReportBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${escaped(block.text)}</h${block.level + 1}>`
    case 'paragraph':
      return `<p dir="auto">${escaped(block.text)}</p>`
    case 'remark':
      return `<p class="remark" dir="auto">${escaped(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li><span dir="auto">${escaped(item)}</span></li>`).join('')}</ul>`
    case 'table': {
      const header = block.columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')
      const rows = block.rows.map(
        (row) => `<tr>${row.map((cell) => `<td dir="auto">${escaped(cell)}</td>`).join('')}</tr>`,
      )
      return `<div class="wide" role="region" tabindex="0" aria-label="${escaped(block.caption)}"><table><caption>${escaped(block.caption)}</caption><thead><tr>${header}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
    }
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!)

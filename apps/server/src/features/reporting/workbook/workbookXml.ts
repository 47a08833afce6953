import { zipSync } from 'fflate'

/** A cell: text or number, with what it looks like and whether it may be written into. */
export interface SheetCell {
  readonly value: string | number | null
  readonly style: CellStyle
}

const CELL_STYLES = ['plain', 'title', 'code', 'head', 'input', 'text'] as const

type CellStyle = (typeof CELL_STYLES)[number]

export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly SheetCell[])[]
  /** Widths in characters. */
  readonly widths: readonly number[]
  /** Rows and columns that stay in view. */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  readonly isHidden?: boolean
  /** Cells in which only some codes may stand: `C5:C20`. */
  readonly lists?: readonly { readonly range: string; readonly codes: readonly string[] }[]
}

const SCHEMA = 'http://schemas.openxmlformats.org'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const RELATIONSHIPS = `${SCHEMA}/officeDocument/2006/relationships`

/** `A`, `Z`, `AA`: 0 is the first. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : `${columnName(Math.floor(at / 26) - 1)}${letter}`
}

/**
 * An Excel workbook (ECMA-376) whose sheets are protected without a password: only cells of the styles
 * `input` and `text` can be written into.
 *
 * @param isRightToLeft sheets begin on the right.
 */
export function writeWorkbook(
  sheets: readonly Sheet[],
  isRightToLeft: boolean,
): Uint8Array<ArrayBuffer> {
  const encode = (text: string) =>
    new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)
  const files = {
    '[Content_Types].xml': encode(contentTypes(sheets.length)),
    '_rels/.rels': encode(
      `<Relationships xmlns="${SCHEMA}/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': encode(workbook(sheets)),
    'xl/_rels/workbook.xml.rels': encode(workbookLinks(sheets.length)),
    'xl/styles.xml': encode(STYLES),
    ...Object.fromEntries(
      sheets.map((sheet, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        encode(sheetXml(sheet, isRightToLeft)),
      ]),
    ),
  }
  // One moment for all files, so that the same workbook is the same bytes.
  return zipSync(files, { level: 6, mtime: new Date(Date.UTC(2000, 0, 1)) })
}

const contentTypes = (count: number): string =>
  `<Types xmlns="${SCHEMA}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${upTo(
    count,
  )
    .map(
      (n) =>
        `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
    )
    .join('')}</Types>`

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1)

const workbook = (sheets: readonly Sheet[]): string =>
  `<workbook xmlns="${SCHEMA}/spreadsheetml/2006/main" xmlns:r="${RELATIONSHIPS}"><sheets>${sheets
    .map(
      ({ name, isHidden }, at) =>
        `<sheet name="${escapeXml(name)}" sheetId="${at + 1}"${isHidden === true ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
    )
    .join('')}</sheets></workbook>`

const workbookLinks = (count: number): string =>
  `<Relationships xmlns="${SCHEMA}/package/2006/relationships">${upTo(count)
    .map(
      (n) =>
        `<Relationship Id="rId${n}" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
    )
    .join(
      '',
    )}<Relationship Id="rId${count + 1}" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>`

const OPEN = '<protection locked="0"/>'
const LINES = 'applyProtection="1" applyBorder="1" borderId="1"'

/** In the order of `CELL_STYLES`: fonts and fills are told apart without colour alone. */
const STYLES = `<styleSheet xmlns="${SCHEMA}/spreadsheetml/2006/main"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="13"/><name val="Calibri"/></font><font><sz val="9"/><color rgb="FF555555"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1"/><xf fontId="2" applyFont="1"/><xf fillId="2" applyFill="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="1" applyNumberFormat="1" ${LINES}>${OPEN}</xf><xf numFmtId="49" applyNumberFormat="1" ${LINES}>${OPEN}</xf></cellXfs></styleSheet>`

function sheetXml({ rows, widths, frozen, lists = [] }: Sheet, isRightToLeft: boolean): string {
  const direction = isRightToLeft ? ' rightToLeft="1"' : ''
  const pane =
    frozen === undefined
      ? ''
      : `<pane xSplit="${frozen.columns}" ySplit="${frozen.rows}" topLeftCell="${columnName(frozen.columns)}${frozen.rows + 1}" activePane="bottomRight" state="frozen"/>`
  const columns = widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')
  const data = rows.map((cells, at) => rowXml(cells, at + 1)).join('')
  const validations =
    lists.length === 0
      ? ''
      : `<dataValidations count="${lists.length}">${lists.map(listXml).join('')}</dataValidations>`
  return `<worksheet xmlns="${SCHEMA}/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"${direction}>${pane}</sheetView></sheetViews><cols>${columns}</cols><sheetData>${data}</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0"/>${validations}</worksheet>`
}

const listXml = ({ range, codes }: { readonly range: string; readonly codes: readonly string[] }) =>
  `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>"${codes.join(',')}"</formula1></dataValidation>`

function rowXml(cells: readonly SheetCell[], row: number): string {
  const written = cells.map(({ value, style }, column) => {
    const place = `r="${columnName(column)}${row}" s="${CELL_STYLES.indexOf(style)}"`
    if (value === null || value === '') return style === 'plain' ? '' : `<c ${place}/>`
    return typeof value === 'number'
      ? `<c ${place}><v>${value}</v></c>`
      : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`
  })
  return `<row r="${row}">${written.join('')}</row>`
}

const SIGNS: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
}

/** Signs that XML cannot hold are left out. */
const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>"]/g, (sign) => SIGNS[sign]!)

import readXlsx from 'read-excel-file/node'

/** The cells of a workbook by sheet, as a program of somebody else reads them. */
export async function readSheets(
  bytes: Uint8Array,
): Promise<{ sheet: string; data: (string | number | null)[][] }[]> {
  const sheets = await readXlsx(Buffer.from(bytes))
  return sheets.map(({ sheet, data }) => ({
    sheet,
    data: data.map((row) =>
      row.map((cell) => (typeof cell === 'number' || cell === null ? cell : String(cell))),
    ),
  }))
}

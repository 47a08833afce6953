import type { ReportBlock, ReportDocument } from '@corridor/kernel'

/** A statement as the page shows and prints it; the PDF is made from the same blocks. */
export function StatementView({ statement }: { readonly statement: ReportDocument }) {
  return (
    <article
      className="statement"
      lang={statement.language}
      dir={statement.language === 'ar' ? 'rtl' : 'ltr'}
    >
      <h3 className="statement-title" dir="auto">
        {statement.title}
      </h3>
      {statement.blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are told apart by their place alone
        <Block key={place} block={block} />
      ))}
    </article>
  )
}

function Block({ block }: { readonly block: ReportBlock }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h4>{block.text}</h4> : <h5>{block.text}</h5>
    case 'paragraph':
      return <p dir="auto">{block.text}</p>
    case 'remark':
      return (
        <p className="statement-remark" dir="auto">
          {block.text}
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>
              <span dir="auto">{item}</span>
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <BlockTable block={block} />
  }
}

function BlockTable({ block }: { readonly block: Extract<ReportBlock, { kind: 'table' }> }) {
  const { caption, columns, rows } = block
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className="wide" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone
            <tr key={row}>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the columns
                <td key={column} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

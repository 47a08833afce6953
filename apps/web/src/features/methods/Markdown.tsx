import type { ReactNode } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { methodLink } from './methodLink.ts'
import { type Inline, textOf } from './parseInline.ts'
import type { Align, Block } from './parseMarkdown.ts'

/**
 * A method text on the page.
 *
 * @param known names of the texts that links may lead to.
 */
export function Markdown({
  blocks,
  known,
}: {
  readonly blocks: readonly Block[]
  readonly known: readonly string[]
}) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is a list without identities
    <BlockElement key={index} block={block} known={known} />
  ))
}

function BlockElement({
  block,
  known,
}: {
  readonly block: Block
  readonly known: readonly string[]
}): ReactNode {
  const write = (content: readonly Inline[]) => <Running content={content} known={known} />
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${Math.min(block.level, 6)}` as 'h2'
      return <Heading id={block.id}>{write(block.content)}</Heading>
    }
    case 'paragraph':
      return <p>{write(block.content)}</p>
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
        <pre className="code-block" tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      )
    case 'quote':
      return (
        <blockquote>
          <Markdown blocks={block.blocks} known={known} />
        </blockquote>
      )
    case 'list':
      return <List block={block} known={known} />
    case 'table':
      return <Table block={block} known={known} />
    case 'rule':
      return <hr />
  }
}

function List({
  block,
  known,
}: {
  readonly block: Extract<Block, { kind: 'list' }>
  readonly known: readonly string[]
}) {
  const items = block.items.map((blocks, index) => {
    // An item of one paragraph is written without a paragraph round it.
    const only = blocks.length > 0 && blocks[0]!.kind === 'paragraph' ? blocks[0]! : null
    const rest = only === null ? blocks : blocks.slice(1)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text is a list without identities
      <li key={index}>
        {only?.kind === 'paragraph' && <Running content={only.content} known={known} />}
        <Markdown blocks={rest} known={known} />
      </li>
    )
  })
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
}

const alignClass = (align: Align | undefined): string | undefined =>
  align === 'end' ? 'figure' : align === 'center' ? 'centred' : undefined

function Table({
  block,
  known,
}: {
  readonly block: Extract<Block, { kind: 'table' }>
  readonly known: readonly string[]
}) {
  const name = block.head.map(textOf).filter(Boolean).join(', ')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
    <section className="table-scroll" aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {block.head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
              <th key={column} scope="col" className={alignClass(block.align[column])}>
                <Running content={cell} known={known} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
            <tr key={place}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
                <td key={column} className={alignClass(block.align[column])}>
                  <Running content={cell} known={known} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Running text with its marks. */
export function Running({
  content,
  known,
}: {
  readonly content: readonly Inline[]
  readonly known: readonly string[]
}) {
  return content.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is a list without identities
    <Piece key={index} piece={piece} known={known} />
  ))
}

function Piece({ piece, known }: { readonly piece: Inline; readonly known: readonly string[] }) {
  if (piece.kind === 'text') return piece.text
  if (piece.kind === 'code') return <code>{piece.text}</code>
  if (piece.kind === 'break') return <br />
  const inside = <Running content={piece.content} known={known} />
  if (piece.kind === 'emphasis') return <em>{inside}</em>
  if (piece.kind === 'strong') return <strong>{inside}</strong>
  const target = methodLink(piece.href, known)
  if (target === null) return inside
  if (target.kind === 'page') {
    return (
      <AppLink to={target.path} {...(target.hash === undefined ? {} : { hash: target.hash })}>
        {inside}
      </AppLink>
    )
  }
  return <a href={target.href}>{inside}</a>
}

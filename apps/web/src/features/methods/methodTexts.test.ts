import { FlowMethodName } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import { methodLink } from './methodLink.ts'
import { loadMethodText, METHOD_NAMES, placeOfMethod } from './methodTexts.ts'
import type { Inline } from './parseInline.ts'
import type { Block } from './parseMarkdown.ts'

const hrefs = (content: readonly Inline[]): readonly string[] =>
  content.flatMap((piece) => {
    if (piece.kind === 'link') return [piece.href, ...hrefs(piece.content)]
    return 'content' in piece ? hrefs(piece.content) : []
  })

const linksOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') return hrefs(block.content)
    if (block.kind === 'quote') return linksOf(block.blocks)
    if (block.kind === 'list') return block.items.flatMap(linksOf)
    if (block.kind === 'table') return [...block.head, ...block.rows.flat()].flatMap(hrefs)
    return []
  })

describe('the method texts of the project', () => {
  test('begin with the one on flows', () => {
    expect(METHOD_NAMES[0]).toBe('flows')
    expect(METHOD_NAMES.length).toBeGreaterThan(1)
  })

  test.each(METHOD_NAMES)('%s has a title, a summary and sections', async (name) => {
    const text = await loadMethodText(name)
    expect(text?.title).not.toBe(name)
    expect(text?.summary.length).toBeGreaterThan(40)
    const [first, ...headings] = text!.blocks.filter(({ kind }) => kind === 'heading')
    expect(first).toMatchObject({ level: 1 })
    expect(headings.length).toBeGreaterThan(0)
  })

  test.each(METHOD_NAMES)('every link within the texts of %s leads to something', async (name) => {
    const text = await loadMethodText(name)
    for (const href of linksOf(text!.blocks)) {
      const target = methodLink(href, METHOD_NAMES)
      const place = target?.kind === 'anchor' ? { text, hash: target.href.slice(1) } : null
      if (place === null) continue
      const ids = text!.blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []))
      expect(ids, href).toContain(place.hash)
    }
  })

  test.each(FlowMethodName.options)('%s has a section of its own', async (method) => {
    const { text, anchor } = placeOfMethod(method)
    const { blocks } = (await loadMethodText(text))!
    expect(blocks).toContainEqual(expect.objectContaining({ kind: 'heading', id: anchor }))
  })

  test('another name is no text', async () => {
    expect(await loadMethodText('nothing')).toBeNull()
  })
})

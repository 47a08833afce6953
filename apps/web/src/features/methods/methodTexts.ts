import { FlowMethodName } from '@corridor/contract'
import { textOf } from './parseInline.ts'
import { type Block, parseMarkdown } from './parseMarkdown.ts'

/** The method texts of the project, each a piece of the bundle that is loaded when it is read. */
const LOADERS = import.meta.glob<string>('../../../../../docs/methods/*.md', {
  query: '?raw',
  import: 'default',
})

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.md'.length)

const loaders = new Map(Object.entries(LOADERS).map(([path, load]) => [nameOf(path), load]))

/** Names of the method texts: `flows`, the first to read, then the others by name. */
export const METHOD_NAMES: readonly string[] = [...loaders.keys()].sort(
  (one, other) => Number(other === 'flows') - Number(one === 'flows') || (one < other ? -1 : 1),
)

/** A method text as it is shown. */
export interface MethodText {
  readonly name: string
  readonly title: string
  /** The words of the first paragraph. */
  readonly summary: string
  readonly blocks: readonly Block[]
}

/** Takes title and summary out of the blocks of a text. */
function describeMethod(name: string, text: string): MethodText {
  const blocks = parseMarkdown(text)
  const title = blocks.find((block) => block.kind === 'heading')
  const summary = blocks.find((block) => block.kind === 'paragraph')
  return {
    name,
    title: title === undefined ? name : textOf(title.content),
    summary: summary === undefined ? '' : textOf(summary.content),
    blocks,
  }
}

/** Loads a method text; null when there is none of that name. */
export async function loadMethodText(name: string): Promise<MethodText | null> {
  const load = loaders.get(name)
  return load === undefined ? null : describeMethod(name, await load())
}

/**
 * Where a method is explained: a flow method has a section of its own in the text on flows, any other
 * name is the name of a text.
 *
 * @example
 * placeOfMethod('closed-minimum') // => { text: 'flows', anchor: 'closed-minimum' }
 */
export function placeOfMethod(name: string): { readonly text: string; readonly anchor: string } {
  const isFlowMethod = (FlowMethodName.options as readonly string[]).includes(name)
  return isFlowMethod ? { text: 'flows', anchor: name } : { text: name, anchor: '' }
}

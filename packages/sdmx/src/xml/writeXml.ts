/** An element to be written: name with prefix, attributes (undefined ones left out), content. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>
  readonly content: readonly XmlNode[] | string
}

/** @example element('com:Name', { 'xml:lang': 'en' }, 'Sex') */
export const element = (
  name: string,
  attributes: XmlNode['attributes'] = {},
  content: XmlNode['content'] = [],
): XmlNode => ({ name, attributes, content })

/** The element as text; an empty one is closed at once. */
export function writeXml({ name, attributes, content }: XmlNode): string {
  const start = `<${name}${writeAttributes(attributes)}`
  if (content.length === 0) return `${start}/>`
  const inside = typeof content === 'string' ? escapeXml(content) : content.map(writeXml).join('')
  return `${start}>${inside}</${name}>`
}

export function writeAttributes(attributes: XmlNode['attributes']): string {
  let text = ''
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) text += ` ${name}="${escapeXml(String(value))}"`
  }
  return text
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow.
const NEEDS_CARE = /[&<>"\u0000-\u001f\ufffe\uffff]/
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/**
 * Text for content and attributes. Line ends and tabs are written as references, so that they are read
 * back as they were; characters that XML cannot hold become U+FFFD.
 */
export function escapeXml(text: string): string {
  if (!NEEDS_CARE.test(text)) return text
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow.
  return text.replace(/[&<>"\u0000-\u001f\ufffe\uffff]/g, (sign) => ESCAPES[sign] ?? '\ufffd')
}

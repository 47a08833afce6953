import { HATCH_ID, type Shape, screenColour } from './picture.ts'

const CAMEL = /-([a-z])/g

const asProps = (attributes: Shape['attributes']): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.replace(CAMEL, (_, letter: string) => letter.toUpperCase()),
      name === 'fill' || name === 'stroke' ? screenColour(String(value)) : value,
    ]),
  )

/** The shapes of a picture on the page, in the reader's theme. Goes inside an `svg` element. */
export function Shapes({ shapes }: { readonly shapes: readonly Shape[] }) {
  return shapes.map(({ tag: Tag, attributes, children, text }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is a list without identities
    <Tag key={index} {...asProps(attributes)}>
      {text ?? (children === undefined ? null : <Shapes shapes={children} />)}
    </Tag>
  ))
}

/** The hatch that stands for missing figures; once in every `svg` that fills something with `$missing`. */
export function MissingHatch() {
  return (
    <defs>
      <pattern
        id={HATCH_ID}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" fill="var(--missing-ground)" />
        <line x1="0" y1="0" x2="0" y2="6" stroke="var(--missing-line)" strokeWidth="2" />
      </pattern>
    </defs>
  )
}

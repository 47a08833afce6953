import { encode } from 'uqr'
import './qrCode.css'

/** Modules of light around the code that readers need. */
const QUIET_MODULES = 4

/**
 * A QR code, dark on light in every theme, since cameras want it so. What it says must stand in words
 * beside it too.
 */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_MODULES })
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path className="qr-code-light" d={`M0 0h${size}v${size}h-${size}z`} />
      <path d={darkModules(data)} />
    </svg>
  )
}

/** A path of squares, each row's neighbours joined. */
export function darkModules(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  for (const [row, modules] of rows.entries()) {
    for (let from = 0; from < modules.length; from++) {
      if (modules[from] !== true) continue
      let length = 1
      while (modules[from + length] === true) length++
      path += `M${from} ${row}h${length}v1h-${length}z`
      from += length
    }
  }
  return path
}

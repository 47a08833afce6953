import { fileURLToPath } from 'node:url'

/** The figures that come with Corridor. */
export const SHIPPED = fileURLToPath(new URL('../../../../data', import.meta.url))

import type { ReactNode } from 'react'
import type { Picture } from '../../../ui/picture.ts'

/** What goes into the frame of a chart. */
export interface Drawn {
  readonly chart: ReactNode
  readonly picture?: () => Picture
  readonly table: ReactNode
  readonly title: string
  /** What is not drawn, said aloud. */
  readonly left?: string
}

import { WORLD_PATH } from './paths.ts'

/** The entries of the navigation at the head of every page: path and id of the word. */
export const NAVIGATION: readonly { readonly path: string; readonly label: string }[] = [
  { path: WORLD_PATH, label: 'nav.world' },
]

import {
  ABOUT_PATH,
  AGENCIES_PATH,
  COMPARE_PATH,
  DATA_PATH,
  METHOD_LIST_PATH,
  SOCIAL_SECURITY_PATH,
  STANDARDS_PATH,
  WHAT_IF_PATH,
  WORLD_PATH,
} from './paths.ts'

/** The entries of the navigation at the head of every page: path and id of the word. */
export const NAVIGATION: readonly { readonly path: string; readonly label: string }[] = [
  { path: WORLD_PATH, label: 'nav.world' },
  { path: STANDARDS_PATH, label: 'nav.standards' },
  { path: SOCIAL_SECURITY_PATH, label: 'nav.social-security' },
  { path: AGENCIES_PATH, label: 'nav.agencies' },
  { path: WHAT_IF_PATH, label: 'nav.what-if' },
  { path: COMPARE_PATH, label: 'nav.compare' },
  { path: DATA_PATH, label: 'nav.data' },
  { path: METHOD_LIST_PATH, label: 'nav.methods' },
  { path: ABOUT_PATH, label: 'nav.about' },
]

/** What a scanner says of a file. */
export type ScanVerdict =
  | { readonly result: 'clean' }
  | { readonly result: 'infected'; readonly words: string }
  /** It could not look, and why; the file stays held. */
  | { readonly result: 'failed'; readonly words: string }

/** Looks for viruses in a file that is read once; never throws. */
export type VirusScanner = (pieces: AsyncIterable<Uint8Array>) => Promise<ScanVerdict>

/** The longest that one file may take. */
export const SCAN_MS = 120_000

/** An encrypted file that stands ready on this machine. */
export interface StagedFile {
  readonly file: string
  readonly bytes: number
  /** SHA-256 of what is in it, hexadecimal. */
  readonly digest: string
}

/** Where encrypted files are kept, under places such as `ab/d-ab12.3f`. */
export interface DocumentStore {
  readonly name: 'disk' | 's3'
  /** Takes the file over: afterwards it is whole in its place and on the disk, or it is not there. */
  put(place: string, staged: StagedFile): Promise<void>
  /**
   * @returns null where there is none.
   * @throws {DomainError} `unavailable` when the store does not answer.
   */
  get(place: string): Promise<AsyncIterable<Uint8Array> | null>
  /** Nothing happens where there is none. */
  remove(place: string): Promise<void>
  /** Whether files can be kept and read at this moment. */
  isUp(): Promise<boolean>
}

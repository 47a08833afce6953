export interface ImportOptions {
  readonly id: string
}
export async function runImport(_file: string, _options: ImportOptions): Promise<void> {}

import type { TextFile } from '../files/readTextFile.ts'
import type { FlowInputs } from './FlowInputs.ts'

/** The inputs with one more file among the sources, and what is to be said about it. */
export function withFile(
  inputs: FlowInputs,
  role: 'distances' | 'known-flows' | 'fixed-stayers',
  { name, checksum }: TextFile,
  notes: readonly string[],
): FlowInputs {
  return {
    ...inputs,
    notes: [...inputs.notes, ...notes],
    describe: (estimate) => {
      const description = inputs.describe(estimate)
      const sources = Array.isArray(description.sources) ? description.sources : []
      const diagnostics = description.diagnostics as { readonly notes?: readonly string[] }
      return {
        ...description,
        sources: [...sources, { role, file: name, checksum }],
        diagnostics: { ...diagnostics, notes: [...(diagnostics.notes ?? []), ...notes] },
      }
    },
  }
}

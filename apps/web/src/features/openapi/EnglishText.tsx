import { Running } from '../methods/Markdown.tsx'
import { parseInline } from '../methods/parseInline.ts'

/** Words of the document with their marks: the interface writes names of fields between backticks. */
export const EnglishText = ({ text }: { readonly text: string }) => (
  <Running content={parseInline(text)} known={[]} />
)

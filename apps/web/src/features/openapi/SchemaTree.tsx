import type { SchemaNode } from './parseOpenApi.ts'

/** What an answer is made of, folded away until asked for. */
export function SchemaTree({ node, label }: { readonly node: SchemaNode; readonly label: string }) {
  return (
    <details className="schema">
      <summary>{label}</summary>
      <div lang="en" dir="ltr">
        <Children nodes={node.children} />
      </div>
    </details>
  )
}

function Children({ nodes }: { readonly nodes: readonly SchemaNode[] }) {
  if (nodes.length === 0) return null
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.name}>
          {node.children.length === 0 ? (
            <Label node={node} />
          ) : (
            <details>
              <summary>
                <Label node={node} />
              </summary>
              <Children nodes={node.children} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function Label({ node }: { readonly node: SchemaNode }) {
  return (
    <>
      <code>{node.name}</code> <span className="schema-type">{node.type}</span>
      {!node.required && <span className="schema-type"> (may be absent)</span>}
      {node.description !== '' && <> {node.description}</>}
    </>
  )
}

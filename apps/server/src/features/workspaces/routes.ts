import { agencyWorkspaceRoute, postWorkspaceRoute } from '@corridor/contract'
import type { Mounting } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { readAgencyWorkspace } from './readAgencyWorkspace.ts'
import { readPostWorkspace } from './readPostWorkspace.ts'
import type { WorkspaceParts } from './WorkspaceParts.ts'

/** What an agency and a post abroad see at a glance. */
export function workspaceRoutes(
  place: Pick<Mounting, 'app' | 'guard'>,
  parts: WorkspaceParts,
): void {
  mountPrivate(place, agencyWorkspaceRoute, ({ agency }, sender) =>
    readAgencyWorkspace(parts, sender, agency),
  )
  mountPrivate(place, postWorkspaceRoute, ({ post }, sender) =>
    readPostWorkspace(parts, sender, post),
  )
}

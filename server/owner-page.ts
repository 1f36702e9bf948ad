import type { OwnerRoutes } from './http/owner.ts'
import { createOwner, type OwnerPorts } from './owner/owner.ts'
import { writePage } from './shop/policies.ts'
import { settingsForAdmins } from './shop/settings-for-admins.ts'
import { inSlices } from './shop/slices.ts'
import type { Database } from './store/sqlite.ts'

/** The ports of the owner's page, over the service's one database. */
export function openOwnerPage(database: Database, ports: Pick<OwnerPorts, 'embed' | 'now'> & Pick<OwnerRoutes, 'admit'>): OwnerRoutes {
  const { funnel, satisfaction, voices } = createOwner(database, { ...ports, inSlices })
  return {
    admit: ports.admit,
    read: { funnel, satisfaction, voices },
    page: (page, how) => writePage(database, page, how),
    ...settingsForAdmins(database),
  }
}

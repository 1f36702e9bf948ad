import type { Role } from '../../server/wire.ts'

/** Has the shop and the team; the server decides, this only shows what there is. */
export const isAdmin = (role: Role): boolean => role === 'admin' || role === 'owner'
export const mayWork = (role: Role): boolean => role !== 'viewer'

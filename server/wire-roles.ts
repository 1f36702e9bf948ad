import type { Role } from './wire.ts'

/** From the one who may least to the one who may most. */
export const roles = ['viewer', 'agent', 'admin', 'owner'] as const satisfies readonly Role[]

/** `read`: look at conversations; `work`: speak, claim, note; `manage`: the shop's settings and the team. */
export type Permission = 'read' | 'work' | 'manage'

const least: Record<Permission, Role> = { read: 'viewer', work: 'agent', manage: 'admin' }

export const may = (role: Role, what: Permission): boolean => roles.indexOf(role) >= roles.indexOf(least[what])

/** Whether `role` may change somebody who is `of`, or make somebody that: owners all, admins all but owners. */
export const mayChange = (role: Role, of: Role): boolean => role === 'owner' || (role === 'admin' && of !== 'owner')

export const refusalOf = (role: Role, what: Permission): string => `Expected the role ${least[what]} or more, got ${role}`

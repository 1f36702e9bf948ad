import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { Recent } from '../wire-explained.ts'
import type { Profile } from '../wire-profile.ts'
import { type SignedPorts, signedRoute } from './signed.ts'
import { type Caller, signedIn } from './signed-in.ts'

export type ProfilePorts = {
  admit(token: string): Promise<Caller>
  /** Nothing where there is no such conversation. */
  ofConversation(id: string): Profile | undefined
  /** What was said to them of the service's own accord, and what was not, each with its why. */
  spokenTo(id: string): Recent[]
}
/** By one of the two names; nothing of whom nothing is kept. */
export type SignedProfilePorts = SignedPorts & { of(whose: Whose): Profile | undefined }

export const whoseSchema = z.union([
  z.strictObject({ visitor: z.string().min(1).max(64) }),
  z.strictObject({ conversation: z.string().min(1).max(64) }),
])
type Whose = z.infer<typeof whoseSchema>

/** What is believed of a conversation's shopper, for agents. */
export function serveProfiles(server: FastifyInstance, ports: ProfilePorts): void {
  server.get('/api/v1/conversations/:id/profile', async request => {
    await signedIn(request, ports)
    const { id } = request.params as { id: string }
    const profile = ports.ofConversation(id)
    if (profile === undefined) throw new UsherError('not_found')
    return { ...profile, spoken: ports.spokenTo(id) }
  })
}

/** The same for the shop's own server. The visitor's name travels in the body, so that no log has it. */
export const profileRoutes = (ports: SignedProfilePorts) => [
  {
    ...signedRoute('/api/v1/visitors/profile', whoseSchema, 'one of { visitor }, { conversation }', ports, whose => {
      const profile = ports.of(whose)
      if (profile === undefined) throw new UsherError('not_found', 'Nothing is kept of it')
      return profile
    }),
    config: { rateLimit: { max: 600, timeWindow: '1 minute' } },
  },
]

import { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { Exported, Profile, Receipt } from '../wire.ts'
import { type SignedPorts, signedRoute } from './signed.ts'

type Subject = { conversation: string } | { visitor: string } | { shopper: string }

export type PrivacyPorts = SignedPorts & {
  exportAll(subject: Subject): Exported[]
  /** What is believed of a page's visitor, who need not have talked; nothing of whom nothing is kept. */
  profileOf(subject: Subject): Profile | undefined
  /** Nothing where nothing is kept of the subject. */
  erase(subject: Subject): Promise<Receipt | undefined>
}

/** Whose data. */
export const subjectSchema = z.union([
  z.strictObject({ conversation: z.string().min(1).max(64) }),
  z.strictObject({ visitor: z.string().min(1).max(64) }),
  z.strictObject({ shopper: z.string().min(1).max(256) }),
])

/** What the shop's own server asks for a customer of it, signed like its events. */
export function privacyRoutes(ports: PrivacyPorts) {
  const config = { rateLimit: { max: 60, timeWindow: '1 minute' } }
  const expected = 'one of { conversation }, { visitor }, { shopper }'
  return [
    {
      ...signedRoute('/api/v1/privacy/export', subjectSchema, expected, ports, subject => {
        const profile = ports.profileOf(subject)
        return { conversations: ports.exportAll(subject), ...(profile === undefined ? {} : { profile }) }
      }),
      config,
    },
    {
      ...signedRoute('/api/v1/privacy/erase', subjectSchema, expected, ports, async subject => {
        const receipt = await ports.erase(subject)
        if (receipt === undefined) throw new UsherError('not_found', 'Nothing is kept of it')
        return { receipt }
      }),
      config,
    },
  ]
}

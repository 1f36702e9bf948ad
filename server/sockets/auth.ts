import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { UsherError } from '../errors.ts'

export type Tokens = ReturnType<typeof createTokens>

/** What a receipt of an erasure says. */
export type SignedReceipt = {
  id: string
  at: string
  counts: Record<string, number>
  releases?: number[] | undefined
  conversations: string[]
  visitors: string[]
}

const receiptSchema = z.object({
  jti: z.string(),
  at: z.iso.datetime(),
  counts: z.record(z.string(), z.number()),
  releases: z.array(z.number()).optional(),
  conversations: z.array(z.string()),
  visitors: z.array(z.string()),
})

/** How long somebody of the team stays signed in. */
export const agentHours = 12

/** Signs and reads the tokens of this service: for a shopper's conversation, an agent's session, the receipt of an erasure. HS256. */
export function createTokens(options: { secret: Uint8Array; shopSecret: Uint8Array | undefined; ttlSeconds: number; now: () => Date }) {
  const { secret, shopSecret, ttlSeconds, now } = options

  const sign = (audience: string, subject: string, seconds: number, claims: Record<string, unknown> = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(subject)
      .setAudience(audience)
      .setIssuedAt(seconds0(now()))
      .setExpirationTime(seconds0(now()) + seconds)
      .sign(secret)

  async function verify(token: string, key: Uint8Array, audience: string | undefined, requiredClaims: string[]) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        currentDate: now(),
        requiredClaims,
        ...(audience === undefined ? {} : { audience }),
      })
      return payload
    } catch (error) {
      throw new UsherError(error instanceof errors.JWTExpired ? 'token_expired' : 'unauthorized')
    }
  }

  return {
    forConversation: (conversation: string) => sign('shopper', conversation, ttlSeconds),
    /** The conversation a shopper's token is bound to. Throws `token_expired` or `unauthorized`. */
    readConversation: async (token: string) => (await verify(token, secret, 'shopper', ['sub', 'exp'])).sub ?? '',
    /**
     * `passwordAt`: of the password that was given; with another one the session ends, however the clock is set meanwhile. `session`: its name in
     * the list of sessions.
     */
    forAgent: (email: string, role: string, passwordAt?: string, session?: string) =>
      sign('agent', email, agentHours * 3600, {
        role,
        ...(passwordAt === undefined ? {} : { pw: passwordAt }),
        ...(session === undefined ? {} : { sid: session }),
      }),
    readAgent: async (token: string) => {
      const { sub = '', role, pw, sid, iat = 0, exp = 0 } = await verify(token, secret, 'agent', ['sub', 'exp', 'iat'])
      return {
        email: sub,
        role: role === 'admin' ? ('admin' as const) : ('agent' as const),
        issuedAt: iat * 1000,
        expiresAt: exp * 1000,
        ...(typeof pw === 'string' ? { passwordAt: pw } : {}),
        ...(typeof sid === 'string' ? { session: sid } : {}),
      }
    },
    /** The shop's own customer id from the shop's own token. A claim is whatever the shop's code has put there. */
    readIdentity: async (identity: string) => {
      if (shopSecret === undefined) throw new UsherError('unauthorized', 'Expected USHER_SHOP_SECRET to be set before an identity is sent')
      return idIn(await verify(identity, shopSecret, undefined, ['sub', 'exp']))
    },
    signReceipt: ({ id, ...receipt }: SignedReceipt) =>
      new SignJWT(receipt).setProtectedHeader({ alg: 'HS256' }).setJti(id).setAudience('receipt').sign(secret),
    readReceipt: async (token: string): Promise<SignedReceipt> => {
      const read = receiptSchema.safeParse(await verify(token, secret, 'receipt', ['jti']))
      if (!read.success) throw new UsherError('unauthorized')
      const { jti, ...receipt } = read.data
      return { id: jti, ...receipt }
    },
  }
}

/** `sub` of any signed token may hold anything JSON knows. */
function idIn({ sub }: JWTPayload): string {
  const read = z.string().min(1).max(256).safeParse(sub)
  if (!read.success) throw new UsherError('unauthorized', 'Expected `sub` of the identity to be text of 1 to 256 characters')
  return read.data
}

function seconds0(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}

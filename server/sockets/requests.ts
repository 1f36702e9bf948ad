import { toFailure, UsherError } from '../errors.ts'
import type { Ack } from '../wire.ts'
import { faultsOf, maxTextCodePoints } from '../wire-schemas.ts'

type Read = { success: true; data: unknown } | { success: false; error: Parameters<typeof faultsOf>[0] }
type Schemas = Record<string, { safeParse(payload: unknown): Read }>
type Requests = Record<string, [payload: unknown, value: unknown]>

/**
 * One socket's requests: each payload is parsed once, each outcome is acknowledged with a value or a code of the closed list, and an
 * event outside the contract is told so. A client that asks for no acknowledgement gets none.
 */
export function answerRequests<R extends { [E in keyof R]: Requests[string] }>(
  socket: {
    on(event: string, listener: (...args: unknown[]) => void): unknown
    onAny(listener: (event: string, ...args: unknown[]) => void): unknown
  },
  schemas: Schemas,
  onFault: (event: string, error: unknown) => void,
  around: {
    /** Throws where this event may not be asked for. */
    allow?(event: keyof R & string): void
    /** It was asked for and done. */
    done?(event: keyof R & string, payload: unknown): void
  } = {},
) {
  socket.onAny((event: string, ...args: unknown[]) => {
    if (Object.hasOwn(schemas, event)) return
    const ack = args.at(-1)
    const expected = Object.keys(schemas).join(', ')
    if (typeof ack === 'function')
      ack(toFailure(new UsherError('unknown_event', `Expected one of ${expected}, got "${event.slice(0, 40)}"`)))
  })
  return <E extends keyof R & string>(event: E, act: (payload: R[E][0]) => Promise<R[E][1]> | R[E][1]) => {
    const attempt = async (payload: unknown): Promise<Ack<R[E][1]>> => {
      try {
        around.allow?.(event)
        const read = readPayload(schemas, event, payload)
        const value = await act(read)
        around.done?.(event, read)
        return { ok: true, value }
      } catch (error) {
        if (!(error instanceof UsherError)) onFault(event, error)
        return toFailure(error)
      }
    }
    socket.on(event, async (...args: unknown[]) => {
      const ack = args.find(argument => typeof argument === 'function') as ((answer: Ack<R[E][1]>) => void) | undefined
      const answer = await attempt(args[0])
      ack?.(answer)
    })
  }
}

function readPayload(schemas: Schemas, event: string, payload: unknown): unknown {
  if (isTooLong(payload)) throw new UsherError('text_too_long')
  const read = schemas[event]?.safeParse(payload ?? {})
  if (read === undefined) throw new UsherError('unknown_event')
  if (!read.success) throw new UsherError('bad_payload', `Expected another payload of ${event}: ${faultsOf(read.error, payload)}`)
  return read.data
}

function isTooLong(payload: unknown): boolean {
  if (payload === null || typeof payload !== 'object' || !('text' in payload) || typeof payload.text !== 'string') return false
  return payload.text.length > maxTextCodePoints && [...payload.text].length > maxTextCodePoints
}

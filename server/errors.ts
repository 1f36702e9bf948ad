import type { ErrorCode, Failure } from './wire.ts'

/** What a shopper may read of each failure. Nothing else of an error ever leaves the server. */
const publicMessages: Record<ErrorCode, string> = {
  bad_payload: 'The message has another form than expected',
  text_too_long: 'Expected at most 2,000 characters of text',
  unknown_event: 'This event is not part of the contract',
  not_open: 'Expected `conversation:open` first',
  unauthorized: 'The token is not valid here',
  token_expired: 'The token has expired: open a new conversation',
  not_found: 'There is no such thing here',
  conflict: 'This id was used before with other content',
  rate_limited: 'Too many messages: wait a moment',
  busy: 'The service is busy: try again in a moment',
  closed: 'This conversation is closed',
  erased: 'This conversation was erased',
  internal: 'Something went wrong on our side: try again',
}

/** An expected outcome that a caller is told of, with a code from the closed list. */
export class UsherError extends Error {
  override readonly name = 'UsherError'
  readonly code: ErrorCode
  readonly retryAfterMs: number | undefined

  constructor(code: ErrorCode, message: string = publicMessages[code], retryAfterMs?: number) {
    super(message)
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

export function toFailure(error: unknown): Failure {
  if (!(error instanceof UsherError)) return { ok: false, code: 'internal', message: publicMessages.internal }
  const { code, message, retryAfterMs } = error
  return retryAfterMs === undefined ? { ok: false, code, message } : { ok: false, code, message, retryAfterMs }
}

import { type Logger, pino } from 'pino'

export type { Logger }

/** Structured log on stderr. Shopper texts, tokens and passwords never reach it. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'token',
          'password',
          'text',
          'email',
          'identity',
          'remark',
          'key',
          '*.token',
          '*.password',
          '*.text',
          '*.email',
          '*.identity',
          'req.headers.authorization',
          'req.headers.cookie',
          'headers.authorization',
          'headers.cookie',
        ],
        censor: '[redacted]',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  )
}

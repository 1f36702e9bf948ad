export const levels = ['ok', 'warn', 'fail'] as const
export type Level = (typeof levels)[number]

/** One line of the doctor's: what was looked at, how it is, and what to do where it is not well. */
export type Finding = { check: string; level: Level; found: string; todo?: string }

export const ok = (check: string, found: string): Finding => ({ check, level: 'ok', found })
export const warn = (check: string, found: string, todo: string): Finding => ({ check, level: 'warn', found, todo })
export const fail = (check: string, found: string, todo: string): Finding => ({ check, level: 'fail', found, todo })

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** A few of many, in words. */
export function some(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}

export function megabytes(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

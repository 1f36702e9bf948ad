import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import type { Arm } from './arms.ts'
import { bundledStrategyFile, readStrategy } from './read-strategy.ts'

/** By arm; an arm with the ceiling 0 is off. */
export type LimitsTold = Partial<Record<Arm, { floor: number; ceiling: number }>>

/** The strategy's file with other floors and ceilings, comments and all else as they are; held to what every strategy is held to. */
export function withLimits(text: string, told: LimitsTold): { ok: true; text: string } | { ok: false; faults: string[] } {
  const document = parseDocument(text === '' ? readFileSync(bundledStrategyFile, 'utf8') : text)
  for (const [arm, { floor, ceiling }] of Object.entries(told)) {
    document.setIn(['arms', arm, 'floor'], floor)
    document.setIn(['arms', arm, 'ceiling'], ceiling)
  }
  const changed = document.toString()
  const read = readStrategy(changed, 'strategy')
  return read.ok ? { ok: true, text: changed } : { ok: false, faults: read.faults }
}

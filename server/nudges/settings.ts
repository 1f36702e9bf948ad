import { nudgeTriggers } from '../wire.ts'
import { type NudgeSettings, nudgeSettingsSchema } from '../wire-nudges.ts'

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void }
const key = 'nudges'

/** Off until the owner turns them on. The clock is the machine's own until the owner names the shop's. */
export function readNudgeSettings(settings: Pick<Settings, 'get'>): NudgeSettings {
  const stored = settings.get(key)
  if (stored !== undefined) return nudgeSettingsSchema.parse(JSON.parse(stored))
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return { on: false, triggers: [...nudgeTriggers], mostAVisit: 1, quietHours: { from: '22:00', to: '08:00' }, timeZone }
}

export function saveNudgeSettings(settings: Pick<Settings, 'set'>, nudges: NudgeSettings): void {
  settings.set(key, JSON.stringify(nudges))
}

/** Whether it is one of the hours without a word, by the shop's clock. */
export function isQuietHour({ quietHours, timeZone }: NudgeSettings, now: Date): boolean {
  if (quietHours === null) return false
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now)
  const { from, to } = quietHours
  return from < to ? clock >= from && clock < to : clock >= from || clock < to
}

import type { Visitor } from '../store/behaviours.ts'

/** What holds for visitors of whom the page has said nothing: `asked`: nothing is inferred of them; `given`: the shop has their consent by its own means. */
export const consentSettings = ['asked', 'given'] as const
export type ConsentSetting = (typeof consentSettings)[number]

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void }

export const readConsent = (settings: Pick<Settings, 'get'>): ConsentSetting => (settings.get('consent') === 'given' ? 'given' : 'asked')
export const saveConsent = (settings: Pick<Settings, 'set'>, consent: ConsentSetting): void => settings.set('consent', consent)

/** Whether something may be inferred of a visitor. A machine has no likings. */
export function mayProfile(visitor: Pick<Visitor, 'consent' | 'flagged'>, setting: ConsentSetting): boolean {
  if (visitor.flagged !== undefined || visitor.consent === 'refused') return false
  return visitor.consent === 'given' || setting === 'given'
}

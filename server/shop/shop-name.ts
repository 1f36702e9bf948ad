import type { LocalText } from '../store/catalogue.ts'

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void }

/** How the shop calls itself in greetings; empty until it has said so. */
export function readShopName(settings: Pick<Settings, 'get'>): LocalText {
  return JSON.parse(settings.get('name') ?? '{}') as LocalText
}

export function saveShopName(settings: Pick<Settings, 'set'>, name: LocalText): void {
  settings.set('name', JSON.stringify(name))
}

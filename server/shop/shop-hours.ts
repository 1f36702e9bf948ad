import type { LocalText } from '../store/catalogue.ts'

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void }

/** When people answer, as the shop words it: told to a shopper who asks for one while none is there. Empty: not told. */
export function readShopHours(settings: Pick<Settings, 'get'>): LocalText {
  return JSON.parse(settings.get('hours') ?? '{}') as LocalText
}

export function saveShopHours(settings: Pick<Settings, 'set'>, hours: LocalText): void {
  settings.set('hours', JSON.stringify(hours))
}

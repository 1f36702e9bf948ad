import type { ChatEvent, Language } from '../../server/wire.ts'
import { toTranscript } from '../shared/transcript.ts'
import type { Strings } from './strings.ts'

/** What a shopper may take along of their own chat. */
export type OwnChat = { events: readonly ChatEvent[]; heading: string; language: Language; text: Strings }

/** Only on secure pages may a script copy. */
export const canCopy = (): boolean => navigator.clipboard !== undefined

/** Whether it was copied; a browser may say no. */
export async function copyChat(chat: OwnChat): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(textOf(chat))
    return true
  } catch (error) {
    console.warn('Usher: the page may not copy', error)
    return false
  }
}

export function saveChat(chat: OwnChat): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', textOf(chat)], { type: 'text/plain;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: `chat-${new Date().toISOString().slice(0, 10)}.txt` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address))
}

function textOf({ events, heading, language, text }: OwnChat): string {
  return toTranscript(events, heading, language, text)
}

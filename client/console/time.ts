import type { Language } from '../../server/wire.ts'
import { localeOf } from '../shared/language.ts'

/** 14:05 today, else with the day. */
export function toTime(at: string, language: Language): string {
  const date = new Date(at)
  const today = date.toDateString() === new Date().toDateString()
  return formats[language][today ? 'time' : 'dayAndTime'].format(date)
}

/** Made once: making one takes longer than a hundred uses. */
const formats = { zh: formatsFor(localeOf('zh')), en: formatsFor(localeOf('en')) }

function formatsFor(tag: string) {
  const time = { hour: '2-digit', minute: '2-digit' } as const
  return {
    time: new Intl.DateTimeFormat(tag, time),
    dayAndTime: new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric', ...time }),
  }
}

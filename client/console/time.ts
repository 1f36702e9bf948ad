import type { Language } from '../../server/wire.ts'

/** 14:05 today, else with the day. */
export function toTime(at: string, language: Language): string {
  const date = new Date(at)
  const today = date.toDateString() === new Date().toDateString()
  const day = today ? {} : ({ month: 'short', day: 'numeric' } as const)
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { ...day, hour: '2-digit', minute: '2-digit' }).format(date)
}

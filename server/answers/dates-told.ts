import type { Language } from '../wire.ts'

/** The day in the service's time zone, in which the owner told it. */
export function formatDate(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long' }).format(new Date(iso))
}

/**
 * "2030-01-31" is a day of the service's time zone: it starts at its midnight and ends with its last millisecond.
 * "2030-01-31T18:00+08:00" is that moment. Nothing for a day that no calendar has.
 */
export function readMoment(text: string, edge: 'start' | 'end'): Date | undefined {
  const [, year, month, day, time] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)))?$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const [y, m, d] = [Number(year), Number(month) - 1, Number(day)]
  const date = edge === 'start' ? new Date(y, m, d) : new Date(y, m, d, 23, 59, 59, 999)
  if (y < 1970 || date.getMonth() !== m || date.getDate() !== d) return undefined
  if (time === undefined) return date
  const moment = new Date(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time}`)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

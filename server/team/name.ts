const longest = 40

/** A person's name as others see it: on one line, nothing that turns the writing around, no towers of marks. Nothing where none is left. */
export function readName(typed: string): string | undefined {
  const name = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\s]+/gu, ' ')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim()
  return name === '' || [...name].length > longest ? undefined : name
}

/** What a browser calls itself, in two words. */
export function deviceOf(userAgent: string | undefined): string {
  const told = (userAgent ?? '').slice(0, 400)
  const browser = [/Edg/, /OPR/, /Firefox/, /Chrome/, /Safari/].find(one => one.test(told))?.source
  const system = [/Android/, /iPhone|iPad/, /Windows/, /Mac OS/, /Linux/].find(one => one.test(told))?.source.split('|')[0]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' }
  return [browser === undefined ? undefined : (names[browser] ?? browser), system].filter(Boolean).join(', ') || 'other'
}

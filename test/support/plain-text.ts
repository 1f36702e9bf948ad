/**
 * Texts as a judge compares them: width, case, white space, kinds of quotes and dashes, thousands separators and trailing zeros of
 * decimals make no difference. A blank between two digits stays, so that two numbers do not become one.
 */
export function plainly(text: string): string {
  return (
    text
      // A full-width comma parts two numbers, and no thousands.
      .replace(/，(?=\d)/g, '、')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u2018\u2019\u201A\u2032]/g, "'")
      .replace(/[\u201C-\u201F\u300C-\u300F\u2033]/g, '"')
      .replace(/[\u2010-\u2015\u2212~\u301C]/g, '-')
      .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
      .replace(/(?<!\d[.\d]*)(\d+)\.(\d*?)0+(?![\d.]*\d)/g, (_all, whole: string, rest: string) =>
        rest === '' ? whole : `${whole}.${rest}`,
      )
      .replace(/(?<=\d)\s+(?=\d)/g, '\u0001')
      .replace(/\s+/g, '')
      .replaceAll('\u0001', ' ')
  )
}

/**
 * Whether one of `a|b` stands in a text. A number that is only part of a longer one does not count: 50 is not in 150 or 50.5; nor does
 * what is denied: "available" is not in "isn't available", 有货 not in 没有货.
 */
export function contains(text: string, alternatives: string): boolean {
  const within = plainly(text)
  return alternatives.split('|').some(alternative => {
    const sought = plainly(alternative)
    if (sought === '') return false
    for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + 1)) {
      const [before, after] = [within.slice(0, at), within.slice(at + sought.length)]
      const cutsNumber = (/^\d/.test(sought) && /\d\.?$/.test(before)) || (/\d$/.test(sought) && /^(?:\d|\.\d)/.test(after))
      if (!cutsNumber && !isDenied(before, sought)) return true
    }
    return false
  })
}

function isDenied(before: string, sought: string): boolean {
  return /(?:n't|not)$/.test(before) || (/[没不无]$/.test(before) && /^[有可能会在现]/.test(sought))
}

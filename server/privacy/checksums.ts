/** GB 11643: eighteen characters with a date of birth; the weighted sum of the first 17 digits modulo 11 gives the last one. */
export function isChineseId(id: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return looksLikeChineseId(id) && '10X98765432'[sum % 11] === id[17]?.toUpperCase()
}

export const looksLikeChineseId = (id: string): boolean =>
  /^[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(id)

/** ISO/IEC 7812: 13 to 19 digits that pass the Luhn check. */
export function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) : Number(digit) * 2
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0
}

/** ISO 13616: the first four characters moved to the end, letters as numbers, modulo 97 is 1. */
export function isIban(account: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(account)) return false
  let rest = 0
  for (const character of account.slice(4) + account.slice(0, 4))
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

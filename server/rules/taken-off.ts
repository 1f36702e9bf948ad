const digits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }

/** 八五 and 8.5 and 85 are fifteen per cent off, 九 ten. */
export function takenOff(share: string): number {
  const value = /^\d/.test(share) ? Number(share) : Number([...share].map(digit => digits[digit]).join(''))
  return Math.round((100 - (value > 10 ? value : value * 10)) * 10) / 10
}

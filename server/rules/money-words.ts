/** An amount with its currency in a word behind it: "5.50 pounds", "twelve euros", "90p". */
const inWords =
  /(?<![\d.,$£€])(\d{1,5}(?:[.,]\d{1,3})?|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|a hundred|one hundred)[ -](pounds?(?: sterling)?|quid|euros?|dollars?|bucks)\b/giu
const pence = /(?<![\d.,$£€])(\d{1,2}) ?(?:p|pence)\b(?! ?m\b|\.m\.)/giu
/** A pound is a weight too, and in a shop that takes dollars nothing else. */
const ofWeight = /\b(?:weigh\w*|heav\w+|lbs?|kilos?|kg|ounces?|oz|grams?|gross|dollars?|bucks)\b|[$]/iu
const symbols: Readonly<Record<string, string>> = { p: '£', q: '£', e: '€', d: '$', b: '$' }
const numbers: Readonly<Record<string, string>> = {
  a: '1',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  twelve: '12',
  fifteen: '15',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  eighty: '80',
  'a hundred': '100',
  'one hundred': '100',
}

/** A text of a shop with its amounts of money as "£5.50", however the page writes them. */
export function inSymbols(text: string): string {
  if (!/(?:pound|quid|euro|dollar|buck|penc|\dp\b|\d p\b)/iu.test(text)) return text
  const isWeighed = ofWeight.test(text)
  return text
    .replace(inWords, (whole, amount: string, currency: string) => {
      const symbol = symbols[currency[0]!.toLowerCase()]!
      if (isWeighed && /^pound/iu.test(currency)) return whole
      return `${symbol}${numbers[amount.toLowerCase()] ?? amount}`
    })
    .replace(pence, (_whole, amount: string) => `£0.${amount.padStart(2, '0')}`)
}

const plain = (text: string) => text.toLowerCase().replace(/[\s“”"。.，,!！?？]/gu, '')

/** Whether a text says all of another, whatever stands between its words. */
export const holdsText = (whole: string, part: string): boolean => plain(part) !== '' && plain(whole).includes(plain(part))

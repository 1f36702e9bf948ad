/** What marks begin a part. */
export const out = '\u0002'
export const not = '\u0003'
export const by = '\u0004'
export const stays = '\u0005'
export const one = '\u0006'
export const again = '\u0007'
/** Where what is let go ends: all of it goes. */
export const end = '\u0008'
export const marks = /(?=[\u0002-\u0008])/u

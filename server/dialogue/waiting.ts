const howLong =
  /^(?:还)?要?(?:等|得)?.{0,3}多久|^(?:how (?:much )?long(?:er)?\b.{0,24}|when will (?:someone|somebody|they|a person)\b.*)$/iu
const ofParcels = /[到送发寄货]|\b(?:deliver\w*|ship\w*|parcels?|post\w*|arriv\w*|orders?|to get)\b/iu

/** "How long will that take?" of somebody who waits for a person; how long a parcel takes is another question. */
export const asksHowLong = (text: string): boolean => howLong.test(text) && !ofParcels.test(text)

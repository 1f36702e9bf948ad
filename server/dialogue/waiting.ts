const howLong =
  /^(?:还)?要?(?:等|得)?.{0,3}多久|^(?:how (?:much )?long(?:er)?\b.{0,24}|when will (?:someone|somebody|they|a person)\b.*)$/iu
/** 续航多久, "how long does the battery go", "how long do they keep" ask of a thing. */
const ofThings =
  /(?:续航|电池?|保[温冷质]|[能可]以?)[^，。]{0,2}多久|多久[^，。]{0,2}[用充听放泡煮洗晾干熟]|\bhow long (?:does|do|will|would|can|is|are|did) (?:the|your|its|an?) (?!wait\b|queue\b)[a-z]+|\b(?:lasts?|keeps?|stays?|charges?|charging|dry|cook|freeze|store)\b/iu
const ofParcels = /[到送发寄货]|\b(?:deliver\w*|ship\w*|parcels?|post\w*|arriv\w*|orders?|to get)\b/iu

/** "How long will that take?" of somebody who waits for a person; how long a parcel takes, or a thing lasts, is another question. */
export const asksHowLong = (text: string): boolean => howLong.test(text) && !ofParcels.test(text) && !ofThings.test(text)

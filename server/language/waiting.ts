/** "How long till they get back to me", 什么时候有人联系我: whatever else is said, somebody waits to hear from a person. */
const hearsBack =
  /\b(?:how (?:long|soon)|when|what time)\b(?!.{0,30}\b(?:couriers?|drivers?|parcels?|orders?)\b).{0,40}\b(?:gets? back to|rings?|calls?|phones?|contacts?|repl(?:y|ies) to|answers?|writes? (?:back )?to|in touch with) (?:me|us)\b|\b(?:when|how soon) (?:will|do|can|should) (?:i|we) (?:hear (?:back|from)|get (?:a|an|my) (?:call|reply|answer))|(?:多久|什么时候|啥时候|几点|何时|多长时间)(?!.{0,6}(?:快递|派送)).{0,8}(?:联系我|回复?我|回电|打给我|打电话(?:给我|过来)|给我(?:打|回)|有人(?:回|理|接|联系))/iu

const howLong =
  /^(?:还)?要?(?:等|得)?.{0,3}多久|^(?:how (?:much )?long(?:er)?\b.{0,24}|when will (?:someone|somebody|they|a person)\b.*)$/iu
/** 续航多久, "how long does the battery go", "how long do they keep" ask of a thing. */
const ofThings =
  /(?:续航|电池?|保[温冷质]|[能可]以?)[^，。]{0,2}多久|多久[^，。]{0,2}[用充听放泡煮洗晾干熟]|\bhow long (?:does|do|will|would|can|is|are|did) (?:the|your|its|an?) (?!wait\b|queue\b)[a-z]+|\b(?:lasts?|keeps?|stays?|charges?|charging|dry|cook|freeze|store)\b/iu
const ofParcels = /[到送发寄货]|\b(?:deliver\w*|ship\w*|parcels?|post\w*|arriv\w*|orders?|to get)\b/iu

/** "How long will that take?" of somebody who waits for a person; how long a parcel takes, or a thing lasts, is another question. */
export const asksHowLong = (text: string): boolean =>
  hearsBack.test(text) || (howLong.test(text) && !ofParcels.test(text) && !ofThings.test(text))

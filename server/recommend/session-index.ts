/** Sessions in one array after another, in order of their ends; items and sessions are whole numbers from 0. */
export type Sessions = {
  itemCount: number
  /** Items of all sessions, one behind the other, each session's in order of time. */
  items: Int32Array
  /** Where each session begins in `items`; one more than there are sessions. */
  starts: Int32Array
  /** When each ended, in any unit of time; ascending. */
  ends: Float64Array
}

/** Sessions and, for each item, where it occurs, the latest last: all that the recommenders count is counted from here when it is asked for. */
export type SessionIndex = Sessions & {
  sessionOf: Int32Array
  /** Places in `items` where an item occurs: `places[occursFrom[item]] … places[occursFrom[item + 1] - 1]`. */
  places: Int32Array
  occursFrom: Int32Array
  sessionCount: number
}

export function indexSessions(sessions: Sessions): SessionIndex {
  const { items, starts, itemCount } = sessions
  const sessionCount = starts.length - 1
  const sessionOf = new Int32Array(items.length)
  for (let session = 0; session < sessionCount; session++) sessionOf.fill(session, starts[session]!, starts[session + 1]!)
  const occursFrom = new Int32Array(itemCount + 1)
  for (let at = 0; at < items.length; at++) occursFrom[items[at]! + 1]!++
  for (let item = 0; item < itemCount; item++) occursFrom[item + 1]! += occursFrom[item]!
  const next = occursFrom.slice(0, itemCount)
  const places = new Int32Array(items.length)
  for (let at = 0; at < items.length; at++) places[next[items[at]!]!++] = at
  return { ...sessions, sessionOf, places, occursFrom, sessionCount }
}

/** The sessions from `from` to `to` alone, under the same numbers of items. */
export function sliceSessions({ items, starts, ends, itemCount }: Sessions, from: number, to: number): Sessions {
  const first = starts[from]!
  return {
    itemCount,
    items: items.slice(first, starts[to]!),
    starts: starts.slice(from, to + 1).map(at => at - first),
    ends: ends.slice(from, to),
  }
}

export const occurrencesOf = ({ occursFrom }: SessionIndex, item: number): number => occursFrom[item + 1]! - occursFrom[item]!

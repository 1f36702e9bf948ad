import { Tensor } from 'onnxruntime-node'

/** [length, width] of a text after the lower layers of a cross-encoder, as 16-bit numbers with a scale a row. */
export type States = { length: number; rows: Int16Array; scales: Float32Array }

const ofQuestion = 1n
const ofSentence = 2n

/** Rows of `width` numbers each, kept in half the room. */
export function pack(rows: readonly Float32Array[], width: number): States {
  const packed = { length: rows.length, rows: new Int16Array(rows.length * width), scales: new Float32Array(rows.length) }
  for (const [at, row] of rows.entries()) {
    let most = 1e-9
    for (const value of row) most = Math.max(most, Math.abs(value))
    const scale = most / 32767
    packed.scales[at] = scale
    for (let column = 0; column < width; column++) packed.rows[at * width + column] = Math.round(row[column]! / scale)
  }
  return packed
}

/** A question beside each of some sentences, as the upper layers read them: what is shorter is filled up with nothing. */
export function sideBySide(question: States, sentences: readonly States[]): { states: Tensor; halves: Tensor } {
  const width = question.rows.length / question.length
  const length = question.length + Math.max(...sentences.map(sentence => sentence.length))
  const states = new Float32Array(sentences.length * length * width)
  const halves = new BigInt64Array(sentences.length * length)
  for (const [at, sentence] of sentences.entries()) {
    unpack(question, states, at * length * width)
    unpack(sentence, states, (at * length + question.length) * width)
    halves.fill(ofQuestion, at * length, at * length + question.length)
    halves.fill(ofSentence, at * length + question.length, at * length + question.length + sentence.length)
  }
  return {
    states: new Tensor('float32', states, [sentences.length, length, width]),
    halves: new Tensor('int64', halves, [sentences.length, length]),
  }
}

function unpack({ length, rows, scales }: States, target: Float32Array, from: number): void {
  const width = rows.length / length
  for (let at = 0; at < length; at++)
    for (let column = 0; column < width; column++) target[from + at * width + column] = rows[at * width + column]! * scales[at]!
}

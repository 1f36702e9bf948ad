/** A WebSocket frame as it stood on the wire, and the text in it where it is a whole text message. RFC 6455, section 5.2. */
export type Frame = { bytes: Buffer; text: string | undefined }

const textOpcode = 1

/** Cuts a stream into frames; what is not whole yet stays for the next call. */
export function createFrameReader(): (chunk: Buffer) => Frame[] {
  let rest: Buffer = Buffer.alloc(0)
  return chunk => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const frames: Frame[] = []
    for (let frame = readFrame(rest); frame !== undefined; frame = readFrame(rest)) {
      frames.push(frame)
      rest = rest.subarray(frame.bytes.length)
    }
    return frames
  }
}

function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined
  const [first = 0, second = 0] = bytes
  const isMasked = (second & 0x80) !== 0
  const short = second & 0x7f
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
  const start = 2 + lengthBytes + (isMasked ? 4 : 0)
  if (bytes.length < start) return undefined
  const length = lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  if (bytes.length < start + length) return undefined
  const isText = (first & 0x80) !== 0 && (first & 0x0f) === textOpcode
  return { bytes: bytes.subarray(0, start + length), text: isText ? payload(bytes, start, length, isMasked).toString('utf8') : undefined }
}

function payload(bytes: Buffer, start: number, length: number, isMasked: boolean): Buffer {
  const body = Buffer.from(bytes.subarray(start, start + length))
  if (isMasked) for (const [at, byte] of body.entries()) body[at] = byte ^ (bytes[start - 4 + (at % 4)] ?? 0)
  return body
}

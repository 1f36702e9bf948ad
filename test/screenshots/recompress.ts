import { writeFileSync } from 'node:fs'
import { constants, crc32, deflateSync, inflateSync } from 'node:zlib'

/** Writes a PNG with its pixels packed as small as they get without losing any: the browser packs them in haste. */
export function recompress(png: Buffer, path: string): void {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  const pixels = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const packed = [constants.Z_FILTERED, constants.Z_DEFAULT_STRATEGY].map(strategy =>
    deflateSync(pixels, { level: 9, memLevel: 9, strategy }),
  )
  const smallest = packed.reduce((best, each) => (each.length < best.length ? each : best))
  const kept = chunks.filter(({ type }) => ['IHDR', 'PLTE', 'tRNS', 'IEND'].includes(type))
  kept.splice(-1, 0, { type: 'IDAT', data: smallest })
  writeFileSync(path, Buffer.concat([png.subarray(0, 8), ...kept.map(toChunk)]))
}

function toChunk({ type, data }: { type: string; data: Buffer }): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

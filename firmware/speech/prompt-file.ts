import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { fromBytes, RATE_HZ, toBytes } from '../audio/frame.ts'

// A rendered prompt on disk, little-endian: 8 bytes "RGLPROMT", u32 format, u32 rate in Hz, u32 samples,
// u32 CRC-32 of the samples' bytes, then the samples as PCM16 mono.
const MAGIC = 'RGLPROMT'
/** To be raised whenever what is rendered from the same text changes: level, pauses, resampling. */
const FORMAT = 1
const HEADER_BYTES = 24

/** What a prompt was rendered from: the voice that says it (engine, files, speaker, pace) and the text. */
export interface PromptSource {
  readonly voice: string
  readonly text: string
}

/** Same sound, same name: sha256 in hex. */
export const promptName = ({ voice, text }: PromptSource): string =>
  createHash('sha256')
    .update(JSON.stringify([FORMAT, RATE_HZ, voice, text]))
    .digest('hex')

export const promptBytes = (pcm: Int16Array): number => HEADER_BYTES + pcm.byteLength

export const encodePrompt = (pcm: Int16Array): Uint8Array => {
  const samples = toBytes(pcm)
  const header = Buffer.alloc(HEADER_BYTES)
  header.write(MAGIC, 'ascii')
  header.writeUInt32LE(FORMAT, 8)
  header.writeUInt32LE(RATE_HZ, 12)
  header.writeUInt32LE(pcm.length, 16)
  header.writeUInt32LE(crc32(samples), 20)
  return Buffer.concat([header, samples])
}

/** Null for anything that is not a whole prompt of this format. */
export const decodePrompt = (file: Buffer): Int16Array | null => {
  if (file.length < HEADER_BYTES || file.toString('ascii', 0, 8) !== MAGIC) return null
  const samples = file.subarray(HEADER_BYTES)
  const isWhole =
    file.readUInt32LE(8) === FORMAT &&
    file.readUInt32LE(12) === RATE_HZ &&
    file.readUInt32LE(16) * 2 === samples.length &&
    file.readUInt32LE(20) === crc32(samples)
  return isWhole ? fromBytes(samples) : null
}

/** Null when there is none; a damaged or foreign file is `'damaged'`. @throws what the disk throws */
export const readPrompt = async (path: string): Promise<Int16Array | 'damaged' | null> => {
  const file = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return file && (decodePrompt(file) ?? 'damaged')
}

/** All of it or nothing, whenever the power goes. @throws what the disk throws, such as ENOSPC */
export const writePrompt = async (path: string, pcm: Int16Array): Promise<void> => {
  const unfinished = `${path}.tmp`
  try {
    {
      await using file = await open(unfinished, 'w', 0o640)
      await file.writeFile(encodePrompt(pcm))
      await file.sync()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw error
  }
}

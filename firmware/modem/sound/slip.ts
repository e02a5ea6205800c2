/** Finds out that a stream of samples is read from the wrong byte. */
export interface SlipWatch {
  /** Takes the bytes of one frame; true when the stream must be moved by one byte. */
  note(bytes: Uint8Array): boolean
  slips(): number
}

/** Read from the wrong byte a quiet voice is noise near full scale, and a voice again one byte on. Source: modems.md 1.4 */
const NOISE_RMS = 6_000
const VOICE_RMS = 3_000
const SHARE = 0.25
/** Two frames settle it; in the first 2.5 s of a call, when endpoints crackle, it takes ten. */
const FRAMES = 2
const EARLY_FRAMES = 10
const EARLY_UNTIL = 125

const rms = (bytes: Uint8Array, from: number) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0
  let count = 0
  for (let at = from; at + 1 < bytes.length; at += 2) {
    const sample = view.getInt16(at, true)
    sum += sample * sample
    count += 1
  }
  return Math.sqrt(sum / Math.max(1, count))
}
const looksShifted = (bytes: Uint8Array) => {
  const asRead = rms(bytes, 0)
  if (asRead <= NOISE_RMS) return false
  const oneOn = rms(bytes, 1)
  return oneOn < VOICE_RMS && oneOn < SHARE * asRead
}

export const createSlipWatch = (): SlipWatch => {
  let frames = 0
  let suspect = 0
  let slips = 0
  const note = (bytes: Uint8Array) => {
    frames += 1
    suspect = looksShifted(bytes) ? suspect + 1 : 0
    if (suspect < (frames <= EARLY_UNTIL ? EARLY_FRAMES : FRAMES)) return false
    suspect = 0
    slips += 1
    return true
  }
  return { note, slips: () => slips }
}

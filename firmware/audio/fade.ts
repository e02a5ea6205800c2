/** Lets audio stop or start without a click: a linear ramp over its end or its beginning. Changes it in place. */
export const fadeOut = (pcm: Int16Array, samples = pcm.length): Int16Array => {
  const count = Math.min(samples, pcm.length)
  for (let i = 0; i < count; i += 1) {
    const at = pcm.length - 1 - i
    pcm[at] = Math.round(((pcm[at] ?? 0) * i) / count)
  }
  return pcm
}

export const fadeIn = (pcm: Int16Array, samples = pcm.length): Int16Array => {
  const count = Math.min(samples, pcm.length)
  for (let i = 0; i < count; i += 1) pcm[i] = Math.round(((pcm[i] ?? 0) * i) / count)
  return pcm
}

/** How far a row of sendings came. */
export interface Progress {
  /** The first so many were heard, without a gap. */
  readonly heard: number
  /** What the one after them ended with; absent when it was not heard, or not sent. */
  readonly error?: unknown
}

/**
 * Sends items in order, at most `window` unanswered at a time, until one is not heard (`send` resolves with false or
 * rejects) or `signal` is aborted. Resolves when all that were sent are answered.
 */
export const sendInOrder = async <Item>(
  items: readonly Item[],
  window: number,
  send: (item: Item) => Promise<boolean>,
  signal: AbortSignal,
): Promise<Progress> => {
  const answers: Promise<PromiseSettledResult<boolean>>[] = []
  let heard = 0
  let failure: PromiseRejectedResult | undefined
  /** False when the first unheard item will not be: it failed, or was not sent. */
  const hearNext = async () => {
    const answer = await answers[heard]
    if (answer?.status === 'rejected') failure = answer
    const wasHeard = answer?.status === 'fulfilled' && answer.value
    if (wasHeard) heard += 1
    return wasHeard
  }
  for (const item of items) {
    const hasRoom = answers.length - heard < window || (await hearNext())
    if (!hasRoom || signal.aborted) break
    answers.push(settled(send(item)))
  }
  while (await hearNext());
  await Promise.all(answers)
  return failure ? { heard, error: failure.reason } : { heard }
}

const settled = async <T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> => {
  const [result] = await Promise.allSettled([promise])
  return result
}

/** What a command has open that would outlive it: processes, folders. */
const open = new Set<AsyncDisposable>()
let leaving: Promise<void> | undefined

/** From here to its end this is disposed of when the command leaves early. What it gives is to be disposed in its place. */
export const endOnLeaving = (what: AsyncDisposable): AsyncDisposable => {
  open.add(what)
  return {
    [Symbol.asyncDispose]: async () => {
      open.delete(what)
      await what[Symbol.asyncDispose]()
    },
  }
}

export const isLeaving = (): boolean => leaving !== undefined

/** Ends what is open, quietly: nobody reads what a command still has to say. Resolves when all has ended. */
export const leave = (): Promise<void> =>
  (leaving ??= Promise.allSettled([...open].map(one => one[Symbol.asyncDispose]())).then(() => undefined))

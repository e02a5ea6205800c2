/** Runs jobs one after another in the order they came; a failed job does not stop the next. */
export const oneAtATime = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(job: () => Promise<T>): Promise<T> => {
    const run = last.then(job)
    last = run.catch(() => undefined)
    return run
  }
}

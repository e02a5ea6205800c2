/** Whether it settles before anything else can happen: at once, however slow the machine is. */
export const isAtOnce = (work: Promise<unknown>): Promise<boolean> => {
  const settled = work.then(
    () => true,
    () => true,
  )
  return Promise.race([settled, new Promise<boolean>(resolve => setImmediate(() => resolve(false)))])
}

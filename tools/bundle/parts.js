/**
 * In the bundle no module is a program of its own, though some are when run from the sources (`if (import.meta.main)`).
 * @returns {import('rollup').Plugin}
 */
export const parts = () => ({
  name: 'parts',
  resolveImportMeta: property => (property === 'main' ? 'false' : null),
})

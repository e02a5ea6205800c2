import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Takes away the files of the build before, so that none with an old hash stays; folders are left alone.
 * @returns {import('rollup').Plugin}
 */
export const clean = () => ({
  name: 'clean',
  generateBundle({ dir }, _, isWrite) {
    if (!isWrite) return
    for (const entry of listed(dir)) if (entry.isFile()) rmSync(join(dir, entry.name))
  },
})

const listed = dir => {
  try {
    return readdirSync(dir, { withFileTypes: true })
  } catch {
    return []
  }
}

/**
 * Lets a module import a JSON file.
 * @returns {import('rollup').Plugin}
 */
export const json = () => ({
  name: 'json',
  transform: (code, id) => (id.endsWith('.json') ? { code: `export default ${code}`, map: null } : null),
})

/**
 * Finds npm packages, so that they become part of the bundle.
 * @returns {import('rollup').Plugin}
 */
export const packages = () => ({
  name: 'packages',
  resolveId: (source, importer) =>
    importer && /^[\w@]/.test(source) ? fileURLToPath(import.meta.resolve(source)) : null,
})

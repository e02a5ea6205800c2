import { readFileSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'

const urlPattern = /new URL\(\s*(["'])(\.\.?(?:\/[^"']*)?)\1\s*,\s*import\.meta\.url\s*\)/g
/** Small files that a module reads beside itself; they are copied next to the program. */
const assets = new Set(['.ftl', '.yaml', '.json', '.sql'])
/** Stands for a place outside the bundle until it is known which folder the module ends up in. */
const placePattern = /new URL\("place:([^"]+)", import\.meta\.url\)/g
const lost = /import\.meta\.(?:dirname|filename)/

/** Absolute; a folder ends in a slash, as in the URL. */
const placeOf = (id, path) => {
  const isFolder = path.endsWith('/') || basename(path) === '.' || basename(path) === '..'
  return resolve(dirname(id), path) + (isFolder ? '/' : '')
}

/**
 * Keeps `new URL('./x', import.meta.url)` true when modules move into a bundle: a .ts file becomes a chunk of its own
 * (a worker or a child process starts there), a small data file beside the module is copied, and anything else (a
 * folder, a model, a library) is pointed at where it lies, from the folder of the bundle. Runs after the types are gone.
 * @returns {import('rollup').Plugin}
 */
export const urls = () => ({
  name: 'urls',
  transform(code, id) {
    if (lost.test(code))
      this.error(`import.meta.dirname does not survive the bundle; use new URL('./…', import.meta.url)`)
    const rewritten = code.replace(urlPattern, (_, quote, path) => {
      const place = placeOf(id, path)
      const emitted = emittedFile(place, path)
      return emitted
        ? `new URL(import.meta.ROLLUP_FILE_URL_${this.emitFile(emitted)})`
        : `new URL("place:${place}", import.meta.url)`
    })
    return rewritten === code ? null : { code: rewritten, map: null }
  },
  renderChunk(code, chunk, output) {
    const folder = dirname(join(resolve(output.dir), chunk.fileName))
    return code.replace(placePattern, (_, place) => {
      const path = relative(folder, place) || '.'
      return `new URL("${path}${place.endsWith('/') ? '/' : ''}", import.meta.url)`
    })
  },
})

const emittedFile = (file, path) => {
  if (extname(file) === '.ts') return { type: 'chunk', id: file, name: basename(file, '.ts') }
  if (!path.startsWith('./') || !assets.has(extname(file))) return null
  return { type: 'asset', name: basename(file), source: readFileSync(file) }
}

import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { build } from 'esbuild'

const script = /(<script type="module" src=")(\.\/[^"]+)(")/
const link = /(<link [^>]*href=")(\.\/[^"]+)(")/g

const minifiedCss = async file => {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    target: 'es2022',
    logLevel: 'silent',
  })
  return outputFiles[0].contents
}

/**
 * Makes an HTML file an entry: its module script is bundled, its style sheets and icons are emitted, and all three are
 * named by their content in the HTML that is written.
 * @returns {import('rollup').Plugin}
 */
export const html = () => {
  let file = ''
  let text = ''
  const assets = new Map()
  return {
    name: 'html',
    load(id) {
      if (!id.endsWith('.html')) return null
      file = id
      text = readFileSync(id, 'utf8')
      return { code: `import ${JSON.stringify(script.exec(text)[2])}`, moduleSideEffects: true }
    },
    async buildEnd(error) {
      if (error) return
      for (const [, , path] of text.matchAll(link)) {
        const from = resolve(dirname(file), path)
        const source = from.endsWith('.css') ? await minifiedCss(from) : readFileSync(from)
        assets.set(path, this.emitFile({ type: 'asset', name: basename(from), source }))
      }
    },
    generateBundle(_, bundle) {
      const entry = Object.values(bundle).find(
        chunk => chunk.type === 'chunk' && chunk.facadeModuleId === file,
      )
      const source = text
        .replace(script, (_, before, path, after) => `${before}./${entry.fileName}${after}`)
        .replace(link, (_, before, path, after) => `${before}./${this.getFileName(assets.get(path))}${after}`)
        .replaceAll(/\n\s*/g, '\n')
      this.emitFile({ type: 'asset', fileName: basename(file), source })
    },
  }
}

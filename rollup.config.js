import { isAbsolute } from 'node:path'
import { fileURLToPath } from 'node:url'
import esbuild from 'rollup-plugin-esbuild'
import { clean, json, packages } from './tools/bundle/files.js'
import { html } from './tools/bundle/html.js'
import { parts } from './tools/bundle/parts.js'
import { urls } from './tools/bundle/urls.js'

const here = path => fileURLToPath(new URL(path, import.meta.url))
const hashed = '[name]-[hash][extname]'

/**
 * The page that a browser opens: everything in four files, nothing from elsewhere.
 * @param {string} dir
 * @returns {import('rollup').RollupOptions}
 */
export const pageBuild = dir => ({
  input: { page: here('firmware/web/page/index.html') },
  plugins: [
    packages(),
    html(),
    // as UTF-8, or each Cyrillic or Armenian letter takes six
    esbuild({
      target: 'es2022',
      minify: true,
      charset: 'utf8',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      tsconfig: false,
    }),
    clean(),
  ],
  output: { dir, format: 'es', entryFileNames: '[name]-[hash].js', assetFileNames: hashed },
})

/**
 * A program as one folder of modules; npm packages stay where npm put them.
 * @param {string[]} input absolute paths
 * @param {string} dir
 * @returns {import('rollup').RollupOptions}
 */
export const programBuild = (input, dir) => ({
  input,
  external: id => !id.startsWith('.') && !isAbsolute(id),
  plugins: [json(), esbuild({ target: 'node24', tsconfig: false }), urls(), parts(), clean()],
  output: { dir, format: 'es', chunkFileNames: '[name]-[hash].js', assetFileNames: hashed },
})

const programs = [here('tools/ragelis.ts')]

export default [pageBuild(here('dist/page')), programBuild(programs, here('dist'))]

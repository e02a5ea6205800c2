import { render } from 'preact'
import { App } from './app.tsx'
import { chooseLanguage } from './texts.ts'

const language = chooseLanguage([new URLSearchParams(location.search).get('lang'), ...navigator.languages])
const root = document.getElementById('page')
document.documentElement.lang = language
if (root) render(<App language={language} />, root)

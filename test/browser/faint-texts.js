/**
 * Runs inside a page: texts whose contrast with the ground behind them is under 4.5 (3 when large or disabled), each
 * with its ratio. Source: WCAG 2.2 §1.4.3
 */
;(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const read = colour => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const luminance = ([r, g, b]) => {
    const linear = value =>
      value / 255 <= 0.040_45 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  }
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = read(getComputedStyle(at).backgroundColor)
      if (colour[3] === 255) return colour
    }
    return [255, 255, 255]
  }
  const contrastOf = element => {
    const pair = [read(getComputedStyle(element).color), ground(element)].map(luminance)
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)
  }
  const enough = element => {
    const isLarge = Number.parseFloat(getComputedStyle(element).fontSize) >= 24
    return isLarge || element.closest(':disabled') ? 3 : 4.5
  }
  const faint = []
  const walker = document.createTreeWalker(document.getElementById('page'), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    const text = walker.currentNode.textContent.trim()
    if (!text || !element.checkVisibility()) continue
    const contrast = contrastOf(element)
    if (contrast < enough(element)) faint.push(`${text}: ${contrast.toFixed(2)}`)
  }
  return faint
})()

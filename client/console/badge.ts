const size = 64

/** How many wait, in the page's title, its icon and, where the console is installed as an app, on the app. */
export function showCount(title: string, count: number): void {
  const shown = count ? `(${count}) ${title}` : title
  if (document.title !== shown) document.title = shown
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  const label = count > 9 ? '9+' : String(count)
  if (!link || link.dataset.count === label) return
  link.dataset.count = label
  link.href = drawIcon(count ? label : '')
  if ('setAppBadge' in navigator) void navigator.setAppBadge(count).catch(() => undefined)
}

/** A speech bubble, and the count in its corner. */
function drawIcon(label: string): string {
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
  const context = canvas.getContext('2d')
  if (!context) return 'data:,'
  context.fillStyle = '#1d6b52'
  context.beginPath()
  context.roundRect(4, 8, 56, 42, 14)
  context.moveTo(16, 46)
  context.lineTo(16, 62)
  context.lineTo(34, 48)
  context.fill()
  if (!label) return canvas.toDataURL()
  context.fillStyle = '#c5221f'
  context.beginPath()
  context.arc(43, 21, 21, 0, 2 * Math.PI)
  context.fill()
  context.fillStyle = '#fff'
  context.font = `700 ${label.length > 1 ? 26 : 32}px system-ui, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(label, 43, 22)
  return canvas.toDataURL()
}

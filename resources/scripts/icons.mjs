// npm run icons: draws resources/icons/icon.svg in the sizes that installers want. Run after changing the drawing;
// the pictures are kept in the repository, so that packaging needs no tool that draws.
import { readFileSync, writeFileSync } from 'node:fs'
import { withDisplay } from './display.mjs'
import { prepare, sandboxArguments } from './prepare.mjs'
import { mustRun } from './program.mjs'
import { failWith, inProject } from './project.mjs'

/** Those of the hicolor theme. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
/** Windows and macOS make theirs of one large picture. */
const PICTURES = [...SIZES.map((size) => [`${size}x${size}.png`, size]), ['icon.png', 1024]]
const DRAW_DEADLINE = 60_000

/** This same file runs twice: under Node, where it starts Electron, and in that Electron, which can draw. */
async function start() {
  const electron = await prepare()
  const args = [...sandboxArguments(), inProject('resources/scripts/icons.mjs')]
  await withDisplay((env) => mustRun(electron.executable, args, { env, deadline: DRAW_DEADLINE }))
}

async function draw() {
  const { app, BrowserWindow } = await import('electron')
  const svg = readFileSync(inProject('resources/icons/icon.svg')).toString('base64')
  await app.whenReady()
  const window = new BrowserWindow({ show: false })
  await window.loadURL('data:text/html,')
  for (const [name, size] of PICTURES) {
    const png = await window.webContents.executeJavaScript(`(${paint})('${svg}', ${size})`)
    writeFileSync(inProject('resources/icons', name), Buffer.from(png, 'base64'))
  }
  app.quit()
}

/** Runs in the page. */
async function paint(svg, size) {
  const { document, Image } = globalThis
  const picture = new Image(size, size)
  picture.src = `data:image/svg+xml;base64,${svg}`
  await picture.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
  canvas.getContext('2d').drawImage(picture, 0, 0, size, size)
  return canvas.toDataURL('image/png').split(',')[1]
}

void (process.versions.electron ? draw() : start()).catch(failWith)

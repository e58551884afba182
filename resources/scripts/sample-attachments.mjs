// Makes the files that the messages of resources/sample-mailbox carry in base64:
//   node resources/scripts/sample-attachments.mjs DIRECTORY
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

const u16 = (n) => Buffer.from([n & 255, n >> 8])
const u32 = (n) => Buffer.concat([u16(n & 65535), u16(n >>> 16)])
const mix = (a, b, share) => a.map((channel, i) => channel + (b[i] - channel) * share)
const clamp = (x) => Math.min(1, Math.max(0, x))

/** A PNG of `width` x `height`; `paint(x, y)` gives [red, green, blue, alpha], each 0 to 255. */
function png(width, height, paint) {
  const stride = width * 4 + 1
  const rows = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows.set(paint(x, y).map(Math.round), y * stride + 1 + x * 4)
  // Filter "up": flat areas and vertical gradients become runs.
  for (let at = rows.length - 1; at >= stride; at--)
    rows[at] = at % stride === 0 ? 2 : rows[at] - rows[at - stride]

  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data])
    return Buffer.concat([u32(data.length).swap32(), body, u32(crc32(body)).swap32()])
  }
  const header = Buffer.concat([u32(width).swap32(), u32(height).swap32(), Buffer.from([8, 6, 0, 0, 0])])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Four ridges at sunrise, the nearest with fir trees. */
function ridge(x, y) {
  const glow = clamp(1 - Math.hypot(x - 408, (y - 112) * 1.25) / 190)
  const sky = mix(
    mix([64, 92, 138], [247, 205, 160], clamp(y / 150)),
    [255, 233, 190],
    Math.round(glow ** 2 * 48) / 48,
  )
  let colour = mix(sky, [255, 249, 226], clamp(27.5 - Math.hypot(x - 408, y - 112)))
  const layers = [
    [138, 17, 0.021, 0.4, [176, 160, 172]],
    [166, 22, 0.015, 2.1, [126, 124, 152]],
    [196, 20, 0.019, 4.4, [78, 92, 118]],
    [228, 18, 0.012, 1.2, [30, 52, 60]],
  ]
  layers.forEach(([base, height, pace, phase, tone], i) => {
    const slope =
      Math.sin(x * pace + phase) + 0.45 * Math.sin(x * pace * 2.7 + phase * 3) + 0.16 * Math.sin(x * pace * 9)
    const tree =
      i === 3 ? Math.max(0, 1 - Math.abs((x % 23) - 11) / 5) * (9 + ((((x / 23) | 0) * 7) % 11)) : 0
    const mist = i < 3 ? clamp((y - base) / 60) * 0.55 : 0
    colour = mix(colour, mix(tone, [240, 218, 202], mist), clamp(y - (base - height * slope - tree) + 0.5))
  })
  return [...colour, 255]
}

/** A postage stamp with a letter on it, cancelled by waves. */
function stamp(x, y) {
  const [w, h, tooth] = [180, 216, 12]
  const along = (n) => (((n % tooth) + tooth) % tooth) - tooth / 2
  const bites = [
    Math.hypot(along(x), y),
    Math.hypot(along(x), h - y),
    Math.hypot(x, along(y)),
    Math.hypot(w - x, along(y)),
  ]
  const alpha = clamp(Math.min(...bites) - 3.4)
  const inside = (left, top, right, bottom) => clamp(Math.min(x - left, right - x, y - top, bottom - y) + 0.5)
  const near = (distance, half) => clamp(half + 0.5 - Math.abs(distance))

  let colour = mix([252, 249, 240], [45, 84, 178], inside(16, 16, w - 16, h - 16))
  colour = mix(
    colour,
    [92, 132, 220],
    inside(16, 16, w - 16, h - 16) * clamp(70.5 - Math.hypot(x - 90, y - 108)),
  )
  const letter = inside(44, 76, 136, 140)
  colour = mix(colour, [253, 250, 242], letter)
  const flap = 76 + 34 * (1 - Math.abs(x - 90) / 46)
  colour = mix(colour, [190, 70, 58], letter * near(y - flap, 1.4))
  const wave = (offset) => near(y - offset - 5 * Math.sin(x / 9), 1.1) * inside(70, 10, w - 6, h)
  colour = mix(colour, [40, 40, 48], 0.75 * Math.max(...[36, 47, 58].map(wave)))
  return [...colour, 255 * alpha]
}

/** A one-page A4 PDF: `title` large, `lines` below. Text in Windows-1252. */
function pdf(title, lines) {
  const text = (line) => `(${line.replace(/[\\()]/g, '\\$&').replace(/€/g, '\\200')}) Tj`
  const page = `BT /F1 22 Tf 72 760 Td ${text(title)} /F1 12 Tf 0 -20 Td 18 TL ${lines.map((line) => `T* ${text(line)}`).join('\n')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}${trailer}`,
    'latin1',
  )
}

/** A ZIP of text files, stored. */
function zip(files) {
  const dosDate = ((1996 - 1980) << 9) | (5 << 5) | 1
  let offset = 0
  const parts = Object.entries(files).map(([name, text]) => {
    const data = Buffer.from(text)
    const common = Buffer.concat([
      ...[20, 0, 0, 0, dosDate].map(u16),
      ...[crc32(data), data.length, data.length].map(u32),
      u16(name.length),
      u16(0),
    ])
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data])
    const entry = [Buffer.from('PK\x01\x02'), u16(20), common, ...[0, 0, 0].map(u16), u32(0), u32(offset)]
    offset += local.length
    return { local, central: Buffer.concat([...entry, Buffer.from(name)]) }
  })
  const central = Buffer.concat(parts.map((part) => part.central))
  const counts = [0, 0, parts.length, parts.length].map(u16)
  const end = [Buffer.from('PK\x05\x06'), ...counts, u32(central.length), u32(offset), u16(0)]
  return Buffer.concat([...parts.map((part) => part.local), central, ...end])
}

const directory = process.argv[2]
if (!directory) throw new Error('name the directory to write to')
mkdirSync(directory, { recursive: true })
const make = (name, bytes) => writeFileSync(join(directory, name), bytes)

make('ridge.png', png(560, 280, ridge))
make('stamp.png', png(180, 216, stamp))
make(
  'agenda.pdf',
  pdf('Parents\x92 committee: agenda', [
    '1. Welcome, and who writes the minutes',
    '2. What the autumn fair brought in: 4,180',
    '3. Three proposals: shade over the sandpit, a school garden, new sheet music',
    '4. The library asks for readers on Wednesdays',
    '5. Any other business, and cake',
  ]),
)
make(
  'fattura-118.pdf',
  pdf('Fattura n. 118', [
    'Cartoleria Bianchi, via dei Calzolai 7',
    '',
    '200 cartoline, cartoncino 300 g       € 64,00',
    '12 buste foderate, color avorio       €   9,60',
    '1 penna stilografica, revisionata     € 38,00',
    '',
    'Totale, IVA inclusa                  € 111,60',
    'Grazie! Il timbro in omaggio è in fondo al pacco.',
  ]),
)
make(
  'choir-parts.zip',
  zip({
    'soprano.txt':
      'The postman\x27s round, soprano\n\nUp the hill and down the lane,\nsun or hail or driving rain...\n',
    'alto.txt':
      'The postman\x27s round, alto\n\n(two bars rest) ...down the lane,\n(one bar rest) ...driving rain...\n',
    'bass.txt': 'The postman\x27s round, bass\n\nKnock. Knock. Knock. (and so on to the end)\n',
  }),
)

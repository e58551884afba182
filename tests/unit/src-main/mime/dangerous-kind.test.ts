import { describe, expect, it } from 'vitest'
import { isDangerousKind } from '../../../../src-main/mime/dangerous-kind.ts'

const PLAIN = Buffer.from('just words')

describe('isDangerousKind', () => {
  it.each(
    'invoice.pdf.exe a.scr a.bat a.cmd a.js a.vbs a.lnk a.url a.desktop a.iso a.html a.SVG a.ps1 a.jar a.docm a.msi a.hta'.split(
      ' ',
    ),
  )('A2: knows %s by its name', (name) => {
    expect(isDangerousKind(name, 'application/octet-stream', PLAIN)).toBe(true)
  })

  it.each(['text/html', 'image/svg+xml', 'application/x-msdownload', 'application/javascript'])(
    'knows %s',
    (type) => {
      expect(isDangerousKind('picture.png', type, PLAIN)).toBe(true)
    },
  )

  it.each([
    ['a Windows program', Buffer.from('MZ\x90\0')],
    ['a Linux program', Buffer.from('\x7fELF')],
    ['a script', Buffer.from('#!/bin/sh')],
    ['a web page', Buffer.from('\n <!DOCTYPE HTML><html>')],
  ])('knows %s by its first octets, whatever it is called', (_, bytes) => {
    expect(isDangerousKind('holiday.jpg', 'image/jpeg', bytes)).toBe(true)
  })

  it.each(['a.pdf', 'a.jpg', 'a.docx', 'a.txt', 'a.zip', 'a.ics', 'exe', 'message.eml'])(
    'lets %s be opened',
    (name) => {
      expect(isDangerousKind(name, 'application/octet-stream', PLAIN)).toBe(false)
    },
  )
})

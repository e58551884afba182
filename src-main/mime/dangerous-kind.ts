/** Extensions whose files run code, or steer the system or another program, when they are opened. */
const EXTENSIONS = new Set(
  `ade adp action apk app appimage application appref-ms appx appxbundle asp aspx bas bash bat bin chm class cmd
  com command cpl crt csh deb desktop diagcab dll dmg docm dotm dylib elf exe fish gadget grp hlp hta htm html htt
  img inf ins inx ipa iqy iso isp isu jar jnlp jpi js jse jsp ksh lib library-ms lnk mad maf mag mam maq mar mas mat
  mau mav maw mcf mda mdb mde mdt mdw mdz mht mhtml mjs msc msh msi msix msixbundle msp mst msu ocx odc oqy osd out
  paf php pif pkg pl plg potm ppam ppsm pptm prf prg printerexport ps1 ps1xml ps2 psc1 psd1 psm1 pst py pyc pyo pyw
  pyz rb rdp reg rpm rqy run scf scpt scr sct search-ms settingcontent-ms sh shb shs shtml slk sldm so svg svgz sys
  terminal theme tmp tool url vb vba vbe vbp vbs vdx vhd vhdx vsmacros vsw vxd webloc wim workflow ws wsb wsc wsf
  wsh xbap xht xhtml xlam xll xlsm xltm xml xnk xps xsl xslt zsh`.split(/\s+/),
)

const TYPES =
  /^(?:text\/(?:html|xml|javascript|ecmascript|x-sh|x-python|x-perl)|image\/svg\+xml|application\/(?:hta|javascript|ecmascript|java-archive|xhtml\+xml|xml|x-(?:msdownload|msdos-program|executable|elf|sharedlib|sh|csh|bat|javascript|ms-shortcut|desktop|iso9660-image|apple-diskimage|java-applet|mach-binary|php|perl|python)|vnd\.microsoft\.portable-executable|vnd\.android\.package-archive))/

/** First octets of programs and disk images, whatever they are called. */
const MAGIC: number[][] = [
  [0x4d, 0x5a], // MZ: Windows
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0xfe, 0xed, 0xfa, 0xce], // Mach-O …
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe], // universal Mach-O, Java class
  [0x23, 0x21], // #!: a script
  [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], // Windows shortcut
]

/**
 * Whether a part can run code when it is opened: by the end of its name (after cleaning), its declared type, or its
 * first octets. Such a part may be saved, never opened in place.
 */
export function isDangerousKind(fileName: string, mimeType: string, bytes: Uint8Array): boolean {
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()
  if (fileName.includes('.') && EXTENSIONS.has(extension)) return true
  if (TYPES.test(mimeType)) return true
  if (MAGIC.some((magic) => magic.every((octet, i) => bytes[i] === octet))) return true
  // What a browser would take for a page, whatever it is called.
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1').trimStart().toLowerCase()
  return /^(?:<!doctype html|<html|<script|<svg|<\?xml)/.test(start)
}

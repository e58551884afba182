import { fileTypeFromBuffer } from 'file-type'

/** First octets that are looked at; so little of an archive is unpacked that it cannot burst. */
const HEAD_OCTETS = 4100

/** Endings of files whose beginning is that of another kind: they are that kind, with something in it. */
const WITHIN: Record<string, string> = {
  zip: `docx xlsx pptx docm xlsm pptm dotx xltx potx odt ods odp odg ott jar apk epub xpi kmz kml ipa 3mf aar war ear crx
    pages numbers key cbz vsdx ora idml usdz sketch nupkg whl appx msix`,
  cfb: 'doc xls ppt msg msi mst dot xlt pot pps vsd pub mpp wps thumbs db',
  gz: 'tgz svgz emz wmz',
  bz2: 'tbz tbz2',
  xz: 'txz',
  jpg: 'jpeg jpe jfif',
  tif: 'tiff dng nef cr2 arw orf',
  mp4: 'm4v m4a mov qt 3gp 3g2 f4v m4b m4p',
  mov: 'qt mp4',
  m4a: 'mp4 m4b',
  mpg: 'mpeg mpe mp2 vob m2p',
  mp3: 'mpga mp2',
  ogg: 'oga ogv ogm spx opus',
  ogv: 'ogg',
  opus: 'ogg oga',
  asf: 'wma wmv',
  aif: 'aiff aifc',
  mid: 'midi',
  webm: 'mkv',
  mkv: 'webm mka',
  heic: 'heif',
  avif: 'avifs heif',
  ico: 'cur',
  cur: 'ico',
  ps: 'eps ai',
  eps: 'ps ai',
  pdf: 'ai',
  xml: `xsl xslt xsd svg html htm xhtml rss atom gpx kml plist wsdl xaml xul opf ncx rdf docbook fb2 musicxml nfo dae
    resx vcxproj csproj`,
  rtf: 'doc',
  exe: 'dll scr sys ocx cpl drv com efi mui ax',
  pem: 'crt cer key p7b p7s csr pub asc',
  pgp: 'asc gpg sig pgp',
  ics: 'ical ifb vcs vcal',
  vcf: 'vcard',
  txt: 'text log csv md eml asc',
  mbox: 'mbx eml',
  mie: '',
}

/**
 * The media type of a file: what it was sent as, or, where that says nothing (TNEF, uuencode and many programs), what its
 * first octets tell of pictures, sounds, films and PDFs.
 */
export async function mediaType(mimeType: string, bytes: Uint8Array): Promise<string> {
  if (mimeType !== 'application/octet-stream' || bytes.length === 0) return mimeType
  const found = (await fileTypeFromBuffer(bytes.subarray(0, HEAD_OCTETS)))?.mime ?? ''
  return /^(?:image|audio|video)\/|^application\/pdf$/.test(found) ? found : mimeType
}

/**
 * The kind of file that the first octets tell of, by its usual ending, where the name promises another; undefined where it
 * does not, or nothing is told (texts have no such beginning).
 */
export async function trueType(fileName: string, bytes: Uint8Array): Promise<string | undefined> {
  if (bytes.length === 0) return undefined
  const found = (await fileTypeFromBuffer(bytes.subarray(0, HEAD_OCTETS)))?.ext
  if (found === undefined) return undefined
  const ending = /\.([^.]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return ending === found || (WITHIN[found]?.split(/\s+/) ?? []).includes(ending) ? undefined : found
}

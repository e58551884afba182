export function testServerFolder(name: string): string
export function unpackedVersions(name: string): Map<string, string> | undefined

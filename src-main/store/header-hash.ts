/** The SHA-256 (hex) of a header block as the database keeps it. */
export const hashBytes = (hex: string): Buffer<ArrayBuffer> => Buffer.from(hex, 'hex')

/**
 * The scheme of the message frame: `restante-message://message/<id>/?body=html|text&theme=light|dark` is the body,
 * `restante-message://message/<id>/part/<n>` a picture inside it. Served by main; it reaches nothing else.
 */
export const FRAME_SCHEME = 'restante-message'

/** Where the frame of a message is, to which `?body=…&theme=…` or `part/<n>` is appended. */
export const frameUrlOf = (messageId: number): string => `${FRAME_SCHEME}://message/${messageId}/`

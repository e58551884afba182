/**
 * The scheme of the message frame: `restante-message://message/<id>/?body=html|text&theme=light|dark` is the body,
 * `restante-message://message/<id>/part/<n>` a picture inside it. With `&pictures=1`, which only counts where the user
 * allowed it, remote pictures are at `restante-message://message/<id>/remote/<n>`, got by main. Nothing else is reached.
 */
export const FRAME_SCHEME = 'restante-message'

/** Where the frame of a message is, to which `?body=…&theme=…` or `part/<n>` is appended. */
export const frameUrlOf = (messageId: number): string => `${FRAME_SCHEME}://message/${messageId}/`

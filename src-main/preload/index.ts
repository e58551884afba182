import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { isCallName, isEventName } from '../contract/channels.ts'
import type { MailBridge } from '../contract/mail-bridge.ts'

const bridge: MailBridge = {
  call(name, request) {
    if (!isCallName(name)) throw new Error(`no such call: ${String(name)}`)
    return ipcRenderer.invoke(name, request) as ReturnType<MailBridge['call']> as never
  },
  on(name, listener) {
    if (!isEventName(name)) throw new Error(`no such event: ${String(name)}`)
    // The IpcRendererEvent stays here: through its sender the page could send on any channel.
    const relay = (_event: IpcRendererEvent, payload: unknown): void => listener(payload as never)
    ipcRenderer.on(name, relay)
    return () => ipcRenderer.off(name, relay)
  },
}

contextBridge.exposeInMainWorld('mail', bridge)

import type { CallName } from './calls.ts'
import type { EventName } from './events.ts'

// Literal lists, so that the preload needs no schema library. The two `Record`s fail to compile when a call or
// an event is missing here or no longer exists.

const callNames: Record<CallName, true> = {
  'app:info': true,
  'startup:state': true,
  'startup:choosePassphrase': true,
  'startup:unlock': true,
  'settings:get': true,
  'settings:change': true,
  'accounts:list': true,
  'accounts:suggest': true,
  'accounts:add': true,
  'accounts:addSample': true,
  'accounts:change': true,
  'accounts:setPassword': true,
  'accounts:remove': true,
  'accounts:test': true,
  'sync:states': true,
  'sync:start': true,
  'sync:cancel': true,
  'messages:list': true,
  'messages:counts': true,
  'messages:open': true,
  'messages:source': true,
  'messages:setUnread': true,
  'messages:setStarred': true,
  'messages:move': true,
  'messages:save': true,
  'pictures:allow': true,
  'pictures:senders': true,
  'pictures:forgetSender': true,
  'attachments:open': true,
  'attachments:save': true,
  'attachments:saveAll': true,
  'console:conversations': true,
  'console:lines': true,
  'console:prompt': true,
  'console:open': true,
  'console:logIn': true,
  'console:send': true,
  'console:answer': true,
  'console:hangUp': true,
  'console:copy': true,
  'console:save': true,
  'console:bundle': true,
  'labels:list': true,
  'labels:add': true,
  'labels:change': true,
  'labels:remove': true,
  'labels:put': true,
  'rules:list': true,
  'rules:add': true,
  'rules:change': true,
  'rules:remove': true,
  'rules:order': true,
  'rules:switch': true,
  'rules:test': true,
  'rules:confirm': true,
  'rules:history': true,
  'links:open': true,
}

const eventNames: Record<EventName, true> = {
  'startup:changed': true,
  'settings:changed': true,
  'accounts:changed': true,
  'sync:changed': true,
  'messages:changed': true,
  'console:changed': true,
  'console:promptChanged': true,
  'labels:changed': true,
  'rules:changed': true,
  'reader:linkHovered': true,
  'reader:linkClicked': true,
  'reader:keyPressed': true,
}

/** Whether `name` is a call the renderer may make. */
export const isCallName = (name: string): name is CallName => Object.hasOwn(callNames, name)

/** Whether `name` is an event the renderer may listen to. */
export const isEventName = (name: string): name is EventName => Object.hasOwn(eventNames, name)

import ICAL from 'ical.js'
import type { Invitation, InvitationMethod } from '../../contract/message-fact.ts'
import { cleanLine } from '../clean-line.ts'

const METHODS: readonly InvitationMethod[] = ['publish', 'request', 'reply', 'cancel', 'counter']

/** Characters of a calendar part that are read: an invitation has some thousand, with all time zones. */
const MAX_CALENDAR_LENGTH = 256 * 1024
/** Attendees named on the card. */
const MAX_ATTENDEES = 100

/** The first event of a calendar part (RFC 5545). Null when it holds none, or cannot be read. */
export function readInvitation(text: string): Invitation | null {
  if (text.length > MAX_CALENDAR_LENGTH) return null
  const calendar = parse(text)
  const event = calendar?.getFirstSubcomponent('vevent')
  if (!calendar || !event) return null
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone))
  const start = timeOf(event, 'dtstart')
  const end = timeOf(event, 'dtend')
  const method = textOf(calendar, 'method').toLowerCase()
  const summary = { summary: textOf(event, 'summary'), location: textOf(event, 'location') }
  return {
    kind: 'invitation',
    method: METHODS.find((known) => known === method) ?? 'other',
    ...summary,
    start: momentOf(start, zones),
    end: momentOf(end, zones),
    isAllDay: start?.isDate ?? false,
    repeats: event.hasProperty('rrule') || event.hasProperty('rdate'),
    organizer: personOf(event.getFirstProperty('organizer')),
    attendees: event
      .getAllProperties('attendee')
      .slice(0, MAX_ATTENDEES)
      .map((attendee) => ({
        name: personOf(attendee),
        answer: cleanLine(attendee.getFirstParameter('partstat') ?? '').toLowerCase(),
      })),
  }
}

function parse(text: string): ICAL.Component | null {
  try {
    return new ICAL.Component(ICAL.parse(text) as unknown[])
  } catch {
    // Not a calendar after all: the part stays an attachment, and its text can be read there.
    return null
  }
}

const textOf = (component: ICAL.Component, name: string): string => {
  const value: unknown = component.getFirstPropertyValue(name)
  return typeof value === 'string' ? cleanLine(value) : ''
}

function personOf(property: ICAL.Property | null): string {
  if (!property) return ''
  const name = cleanLine(property.getFirstParameter('cn') ?? '')
  const address = cleanLine(String(property.getFirstValue() ?? '')).replace(/^mailto:/i, '')
  return name === '' || name === address ? address : `${name} <${address}>`
}

const timeOf = (event: ICAL.Component, name: string): (ICAL.Time & { zoneId?: string }) | null => {
  const property = event.getFirstProperty(name)
  const value: unknown = property?.getFirstValue()
  if (!(value instanceof ICAL.Time)) return null
  return Object.assign(value, { zoneId: property?.getFirstParameter('tzid') ?? '' })
}

/** By the zones that the part brings along; a time without one is shown as if it were here. */
function momentOf(time: (ICAL.Time & { zoneId?: string }) | null, zones: ICAL.Timezone[]): number | null {
  if (!time) return null
  if (time.isDate) return Date.UTC(time.year, time.month - 1, time.day)
  const zone = zones.find(({ tzid }) => tzid === time.zoneId)
  if (zone) time.zone = zone
  const millis = time.toJSDate().getTime()
  return Number.isNaN(millis) ? null : millis
}

import { plural } from './plural.ts'

const events = plural('en', { one: '# event waits', other: '# events wait' })
const visits = plural('en', { one: '# visit', other: '# visits' })

/** Every word of the page in English; its shape is what every other language fills in. */
export const en = {
  locale: 'en-GB',
  shortDay: { weekday: 'short', day: 'numeric', month: 'short' } as Intl.DateTimeFormatOptions,
  name: 'English',
  skip: 'Skip to the page',
  onThisPage: 'On this page',
  languages: 'Language',
  loading: 'Loading…',
  failed: 'This could not be loaded.',
  tryAgain: 'Try again',
  today: 'Today',

  link: {
    connecting: 'Connecting…',
    live: 'Live',
    lost: 'Not connected',
    lostLong: 'Not connected to the box. What you see may be out of date; the page keeps trying.',
  },

  status: 'State of the box',
  line: {
    title: (line: string) => `Line ${line}`,
    none: 'No line is set up yet',
    states: {
      starting: 'Starting',
      idle: 'Ready for calls',
      ringing: 'Ringing',
      dialling: 'Calling out',
      talking: 'In a call',
      failed: 'Not working',
    },
    unreachable: 'Cannot be rung',
    networks: {
      home: 'home network',
      roaming: 'roaming',
      searching: 'searching for a network',
      denied: 'the network refuses the SIM card',
      none: 'no network',
      unknown: 'network unknown',
    },
    signal: { none: 'signal unknown', 1: 'weak', 2: 'fair', 3: 'good', 4: 'very good' },
    signalOf: (dbm: string, words: string) => `Signal ${dbm}, ${words}`,
  },
  cloud: {
    title: 'Cloud',
    states: {
      off: 'Not set up',
      connected: 'Connected',
      away: 'Out of reach',
      refused: 'Refused',
    },
    notes: {
      off: 'everything stays on this box',
      connected: 'nothing waits',
      away: 'nothing is lost',
      refused: 'check the user name and password',
    },
    waiting: events,
  },

  now: {
    title: 'Now',
    empty: 'No call at the moment',
    emptyNote: 'The next call appears here while it is spoken, line by line.',
    since: (time: string) => `since ${time}`,
    lasts: 'Time in the call',
    over: 'This call is over',
    withheld: 'Number withheld',
  },
  talk: {
    title: 'Conversation',
    empty: 'Nothing was said.',
    caller: 'Caller',
    box: 'Ragelis',
    certain: (percent: string) => `${percent} certain`,
    doubts: {
      'no speech': 'not used: no speech in it',
      improbable: 'not used: improbable',
      'too many words': 'not used: too many words for its length',
      'repeats itself': 'not used: repeats itself',
      'known phantom': 'not used: a known phantom',
      'too short': 'not used: too short',
    },
    ringing: 'Ringing',
    answered: 'Answered',
    key: (key: string) => `Key ${key}`,
    silence: 'Silence',
    interrupted: (after: string) => `The caller spoke over this after ${after}`,
    resumed: 'Only a noise; the sentence went on',
    trouble: (code: string) => `A part failed (${code}); the call went on without it`,
  },
  turn: {
    title: (total: string) => `Answered after ${total}`,
    stages: { endpointMs: 'pause', recogniseMs: 'hearing', decideMs: 'deciding', voiceMs: 'voice' },
  },
  outcomes: {
    booked: 'Booked',
    moved: 'Moved',
    cancelled: 'Cancelled',
    message: 'Message',
    callback: 'Call back',
    urgent: 'Urgent',
    answered: 'Question answered',
    quoted: 'Price given',
    transferred: 'Put through',
    abandoned: 'Hung up',
  },

  bookings: {
    title: 'Bookings',
    previous: 'Previous day',
    next: 'Next day',
    choose: 'Choose a day',
    count: visits,
    none: 'No visits',
    empty: 'No visits on this day',
    emptyNote: 'What callers book appears here, under the person they come to.',
    fresh: 'New',
    late: (minutes: number) => `${minutes} min late`,
    came: 'They came',
    missed: 'They did not come',
    hasCome: 'Came',
    wasMissed: 'Missed',
  },
  tasks: {
    title: 'To do',
    empty: 'Nothing to do',
    emptyNote: 'What callers need a person for appears here, by when it is due.',
    due: 'Due',
    take: 'I take it',
    done: 'Done',
    states: { open: 'Open', taken: 'Taken', overdue: 'Overdue', done: 'Done' },
    kinds: {
      callback: 'Call back',
      urgent: 'Urgent',
      lead: 'New customer',
      triage: 'Needs help',
      'follow-up': 'After a visit',
      question: 'Question',
      conflict: 'Conflict in a calendar',
      late: 'Is late',
    },
  },
  calls: {
    title: 'Calls',
    empty: 'No calls yet',
    emptyNote: 'Every call appears here with its summary once it is over.',
    up: 'Up now',
    duration: 'Duration',
    tags: { 'cut off': 'cut off', 'not heard': 'not heard', 'dead air': 'dead air' } as Record<
      string,
      string
    >,
    more: 'Show more calls',
  },
  messages: {
    title: 'Messages for the staff',
    short: 'Messages',
    empty: 'No messages',
    emptyNote: 'What callers ask to pass on appears here.',
    nameless: 'No name given',
    openCall: 'Open the call',
  },
}

/** What a translation fills in. */
export type Texts = typeof en

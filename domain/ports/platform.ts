import type { IntakeMessage } from '../admission/source-event.ts';
import type { HandoffId, SubjectId } from '../ids.ts';
import type { MondayReport } from '../monday/report.ts';

/** The executions of the state machine. Their names are `<handoffId>-<run>`. */
export interface Executions {
  /** Starts the execution of a run; one that exists already is success. */
  start(handoffId: string, run: number): Promise<void>;
  /** Stops the execution of a run if it is still running; quiet if there is none. */
  stop(handoffId: string, run: number, cause: string): Promise<void>;
  /** 'too-late': somebody was faster (timed out or gone). 'invalid': not a token, a defect. */
  succeed(token: string): Promise<'resumed' | 'too-late' | 'invalid'>;
  fail(
    token: string,
    error: 'WaitOver' | 'Superseded',
    cause: string,
  ): Promise<'resumed' | 'too-late' | 'invalid'>;
}

/** One-time timers that put a subject on the wake queue. A name that exists already is success. */
export interface Timers {
  create(name: string, at: string, subject: SubjectId): Promise<void>;
  /** Best effort: a timer too many only wakes somebody for nothing. */
  remove(name: string): Promise<void>;
}

/** The mails that tell of an incident. */
export const incidentMails = [
  'incident-opened',
  'incident-assigned',
  'incident-escalated',
  'solved',
] as const;

/** Word of something, by mail. */
export interface MailNotice {
  readonly subjectId: SubjectId;
  readonly seq: number;
  /**
   * 'news': to the giver of a handoff, of what that commit brought; 'taken-back': to whoever had accepted it, that
   * what was entered for them is there no more; 'cancelled': to the same, that it is over, and what is shown now;
   * 'given-away': to the same, that it is to be somebody else's.
   */
  readonly kind:
    | 'reminder'
    | 'news'
    | 'taken-back'
    | 'cancelled'
    | 'given-away'
    | 'start-reminder'
    | 'start-overdue'
    | (typeof incidentMails)[number];
  /** A person of the directory, or the ops address. */
  readonly recipient: PersonRecipient | { readonly kind: 'ops' };
  readonly channel: 'email';
  /** Counts the tries. */
  readonly attempt: number;
}

interface PersonRecipient {
  readonly kind: 'person';
  readonly id: string;
}

/** Word of an incident, by mail. */
export interface IncidentMailNotice extends MailNotice {
  readonly kind: (typeof incidentMails)[number];
}

/** The same in a chat, to whoever wants to be told there; by mail where the chat does not take it. */
export interface IncidentChatNotice {
  readonly subjectId: SubjectId;
  readonly seq: number;
  readonly kind: 'incident-in-chat';
  /** What the mail would be. */
  readonly as: IncidentMailNotice['kind'];
  readonly recipient: PersonRecipient;
  readonly channel: 'slack';
  /** Counts the tries. */
  readonly attempt: number;
}

/** What became of an incident, by that commit, for the channel that the directory names. */
export interface ChannelNotice {
  readonly subjectId: SubjectId;
  readonly seq: number;
  readonly kind: 'incident-in-channel';
  readonly recipient: { readonly kind: 'ops-channel' };
  readonly channel: 'slack';
  /** Counts the tries. */
  readonly attempt: number;
}

/**
 * An offer that a chat asked about is over, or so is the start that its acceptance promised, or what was accepted by it
 * was taken back, cancelled or given away: its message has to say what became of it.
 */
export interface ChatNotice {
  readonly subjectId: SubjectId;
  readonly kind: 'offer-over' | 'start-over' | 'offer-taken-back' | 'offer-cancelled' | 'offer-given-away';
  readonly epoch: number;
  readonly channel: 'slack';
  /** Counts the tries. */
  readonly attempt: number;
}

/** An offer that a chat asks about was put off: its message has to name the new deadline. `seq`: the commit that set it. */
export interface MovedOfferNotice {
  readonly subjectId: SubjectId;
  readonly kind: 'offer-moved';
  readonly epoch: number;
  readonly seq: number;
  readonly channel: 'slack';
  /** Counts the tries. */
  readonly attempt: number;
}

/** Word of a missed start to whoever was asked in a chat, as a message there; by mail where the chat does not take it. */
export interface ChatReminder {
  readonly subjectId: SubjectId;
  readonly seq: number;
  readonly kind: 'start-reminder-in-chat';
  readonly recipient: { readonly kind: 'person'; readonly id: string };
  readonly channel: 'slack';
  /** Counts the tries. */
  readonly attempt: number;
}

/** What became of an incident, by that commit, for the webhook of whoever is on call; it has a queue of its own. */
export interface OnCallMessage {
  readonly subjectId: SubjectId;
  readonly seq: number;
  readonly kind: 'on-call';
  /** Counts the tries. */
  readonly attempt: number;
}

/** Somebody wants the links to their own work, at the address in the directory. */
export interface PersonalNotice {
  readonly kind: 'personal-link';
  readonly person: string;
  readonly askedAt: string;
  readonly channel: 'email';
  /** Counts the tries. */
  readonly attempt: number;
}

/**
 * The report of a week's beginning, to one recipient: contract owners and operations by mail, and the channel of
 * operations. `seq`: the week as a number, so that a report that is made twice is told once.
 */
export interface MondayNotice {
  readonly subjectId: SubjectId;
  readonly seq: number;
  readonly kind: 'monday';
  readonly report: MondayReport;
  readonly recipient: PersonRecipient | { readonly kind: 'ops' } | { readonly kind: 'ops-channel' };
  readonly channel: 'email' | 'slack';
  /** Counts the tries. */
  readonly attempt: number;
}

/** What send-notice is asked to send; its claim id makes it unique. */
export type NoticeMessage =
  | MailNotice
  | ChatNotice
  | MovedOfferNotice
  | ChatReminder
  | IncidentChatNotice
  | ChannelNotice
  | PersonalNotice
  | MondayNotice;

export interface ConnectorMessage {
  readonly handoffId: HandoffId;
  readonly target: string;
  readonly work: 'sync' | 'reflect' | 'look' | 'status';
  /** Counts the tries of showing a state, of a second look and of a status; the attempts of a sync are counted in the log. */
  readonly attempt: number;
  readonly correlationId: string;
}

export interface Queues {
  wake(subjects: readonly SubjectId[]): Promise<void>;
  /** `delaySeconds` 0 to 900. */
  notify(message: NoticeMessage, delaySeconds: number): Promise<void>;
  /** `delaySeconds` 0 to 900. */
  connect(message: ConnectorMessage, delaySeconds: number): Promise<void>;
  /** Puts a delivery, an event that is tried again or a released one in front of admit-event. `delaySeconds` 0 to 900. */
  admit(message: IntakeMessage, delaySeconds: number): Promise<void>;
  /** `delaySeconds` 0 to 900. */
  call(message: OnCallMessage, delaySeconds: number): Promise<void>;
  /** Moves what can never be processed out of the way, by our own hand. */
  bury(queue: 'relay' | 'on-call', body: string, because: string): Promise<void>;
}

/** A mail that is ready to go. `tags` come back in the provider's events. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly tags: Readonly<Record<string, string>>;
}

/** 'refused': this address will never take it. 'later': the provider surely did not send it now and may in a while. */
export type MailOutcome =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'refused'; readonly because: string }
  | { readonly outcome: 'later'; readonly because: string };

export interface Mailer {
  /** Throws when it is not known whether the mail was sent. */
  send(mail: Mail): Promise<MailOutcome>;
}

/** Vendor credentials by name. Unset is a state of its own: it is never an empty text. */
export interface Secrets {
  get(name: string): Promise<string | undefined>;
  /** Reads past the cache, once, after the vendor said that it no longer holds. */
  refresh(name: string): Promise<string | undefined>;
}

// Sends what subscribers of events are to read. A mail that cannot be sent is tried again, later and later, for about a day;
// one that was sent when the engine died may come twice, under the same Message-ID. Without a mail server nothing is kept.
import { reconciler } from '@overt/workflow/reconciler';
import type { Mail, Mailer } from '../../brokers/mail/mailer.ts';
import type { Ports } from '../../ports.ts';
import type { DueNotification, NotifiedEvent } from './notification.repo.ts';

const AT_ONCE = 50;
const FIRST_RETRY_SECONDS = 30;
const LAST_RETRY_SECONDS = 4 * 3600;
const MOST_ATTEMPTS = 15;

/** Seconds until the next attempt after `attempts` that failed; undefined: enough. Pure. */
export const retryAfter = (attempts: number): number | undefined =>
  attempts >= MOST_ATTEMPTS ? undefined : Math.min(LAST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** (attempts - 1));

export function mailOf({ eventId, userId, address }: DueNotification, event: NotifiedEvent, publicUrl: string): Mail {
  const { hostname } = new URL(publicUrl);
  return {
    to: address,
    subject: `[Overt ${hostname}] ${event.severity}: ${event.description.replaceAll(/\s+/g, ' ').slice(0, 150)}`,
    text: [
      event.description,
      '',
      `Event: ${event.name} (${event.severity})`,
      `Time: ${event.occurredAt}`,
      `Engine: ${publicUrl}`,
      '',
    ].join('\n'),
    messageId: `<event-${eventId}-${userId}@${hostname}>`,
  };
}

export const notifier = (mailer: Mailer | undefined) =>
  reconciler<Ports>({
    name: 'notifier',
    everyMs: 5000,
    singleton: true,
    async run(ports, { signal, log }) {
      const { notifications } = ports.repos;
      if (mailer === undefined) return await notifications.clear();
      for (const due of await notifications.take(AT_ONCE, LAST_RETRY_SECONDS)) {
        const event = await notifications.event(due);
        const outcome =
          event === undefined
            ? ({ sent: true } as const)
            : await mailer.send(mailOf(due, event, ports.settings.publicUrl), signal);
        const again = outcome.sent || outcome.refused ? undefined : retryAfter(due.attempts + 1);
        if (!outcome.sent)
          log.warn({ event: due.eventId, userId: due.userId, cause: outcome.cause, again }, 'a mail was not sent');
        await (again === undefined ? notifications.delete(due.id) : notifications.putOff(due.id, again));
      }
    },
  });

// Mail by SMTP, through nodemailer: STARTTLS where the server offers it, one connection a mail.
import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer.ts';

export interface SmtpConfig {
  /** `smtp://user:password@host:587` or `smtps://`. A secret. */
  readonly url: string;
  readonly from: string;
}

/** No mail server may hold the notifier up for longer. */
const PATIENCE_MS = 20_000;

export function smtpMailer({ url, from }: SmtpConfig): Mailer {
  const timeouts = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...timeouts,
    // Texts of events are texts: nothing in them is a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, messageId }, signal) {
      signal.throwIfAborted();
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId });
        return { sent: true };
      } catch (error) {
        const { responseCode, message } = error as { responseCode?: unknown; message?: unknown };
        const refused = typeof responseCode === 'number' && responseCode >= 500 && responseCode !== 535;
        return { sent: false, refused, cause: String(message).slice(0, 500) };
      }
    },
  };
}

// The port through which the engine writes mail.
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same mail sent twice has the same, so that mail systems show it once. */
  readonly messageId: string;
}

/** `refused`: the server takes this mail neither now nor later. */
export type MailOutcome =
  { readonly sent: true } | { readonly sent: false; readonly refused: boolean; readonly cause: string };

export interface Mailer {
  send(mail: Mail, signal: AbortSignal): Promise<MailOutcome>;
}

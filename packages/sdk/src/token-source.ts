// Where a call gets its bearer token from, and what to do when the engine refuses it.
export interface TokenSource {
  token(): string | undefined | Promise<string | undefined>;
  /** Called once per call after a 401 with the token that was refused; true when a new one is there and the call may be repeated. */
  renew?(refused: string | undefined): Promise<boolean>;
}

export const fixedToken = (token: string): TokenSource => ({ token: () => token });

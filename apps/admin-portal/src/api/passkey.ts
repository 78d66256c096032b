// Passkeys of this browser. What the engine asks comes as JSON, and what the passkey says goes back as JSON.
export type PasskeyOptions = Readonly<Record<string, unknown>>;

/** False in browsers that know no passkeys, and where the engine is reached by an address. */
export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

const toText = (credential: Credential | null): string => JSON.stringify((credential as PublicKeyCredential).toJSON());

/** Rejects when the person or the browser does not. */
export async function makePasskey(options: PasskeyOptions): Promise<string> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as never);
  return toText(await navigator.credentials.create({ publicKey }));
}

/** Rejects when the person or the browser does not. */
export async function askPasskey(options: PasskeyOptions): Promise<string> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as never);
  return toText(await navigator.credentials.get({ publicKey }));
}

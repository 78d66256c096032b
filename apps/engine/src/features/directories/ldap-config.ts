// The configuration of a directory over LDAP, as the database keeps it.

export const DIRECTORY_TYPES = ['openldap', 'active_directory', 'freeipa', '389ds', 'rhds'] as const;
export type DirectoryType = (typeof DIRECTORY_TYPES)[number];

export const TLS_MODES = ['start_tls', 'ldaps', 'none'] as const;
export type TlsMode = (typeof TLS_MODES)[number];

export interface DirectoryServer {
  readonly host: string;
  readonly port?: number;
  /** The name in its certificate, where that is not the host. */
  readonly tlsName?: string;
}

export interface LdapConfig {
  readonly name: string;
  readonly type: DirectoryType;
  /** In the order in which they are tried. */
  readonly servers: readonly DirectoryServer[];
  readonly tls: TlsMode;
  readonly caPem: string | null;
  readonly baseDn: string;
  readonly bindDn: string | null;
  /** Further conditions in LDAP's filter syntax. */
  readonly userFilter: string | null;
  readonly groupFilter: string | null;
  readonly enabled: boolean;
}

/** One step of a connection test. `detail` says what was found or what went wrong; it has no secret in it. */
export interface DirectoryTestStep {
  readonly step: 'connect' | 'tls' | 'bind' | 'search' | 'user' | 'groups' | 'password';
  /** Absent for steps that any server can answer. */
  readonly server?: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface DirectoryTest {
  readonly ok: boolean;
  readonly steps: readonly DirectoryTestStep[];
}

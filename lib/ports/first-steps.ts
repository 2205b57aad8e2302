/** Reads how far a new installation has been set up. */
export interface ReadFirstSteps {
  taken(): Promise<StoredSteps>
}

/** What is stored of the first steps. */
export interface StoredSteps {
  /** A test message or another one was sent. */
  mailSent: boolean
  /** The sample catalogue was removed, or something was added to it or edited. */
  ownCatalogue: boolean
  /** A credential was created, even if it was deleted since. */
  credential: boolean
  /** A gateway or an API asked about a token or key of a credential. */
  gatewayAsked: boolean
}

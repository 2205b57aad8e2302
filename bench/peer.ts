/** The name of the other implementation in the reports. */
export const peerName = 'oidc-provider'

/** The resource whose tokens are opaque. Tokens for any other are JWTs, which oidc-provider does not introspect. */
export const opaqueResource = 'urn:opaque'

import { Fault, isFault } from '../fault/fault.ts'

/**
 * Reason codes by which a broker says no to this box, so that trying again soon changes nothing; below 0x80 those of
 * MQTT 3.1.1, from a broker that speaks no 5. All others (busy, shutting down, quota) pass. Source: MQTT 5.0 §2.4
 */
const refusals: Readonly<Record<number, string>> = {
  0x01: 'it does not speak MQTT 5',
  0x02: 'it does not accept the name of this box',
  0x04: 'wrong user name or password',
  0x05: 'not authorised',
  0x84: 'it does not speak MQTT 5',
  0x85: 'it does not accept the name of this box',
  0x86: 'wrong user name or password',
  0x87: 'not authorised',
  0x8a: 'this box is banned',
  0x8c: 'it wants another way of authentication',
  0x8e: 'another client has taken this session: two boxes have the same name',
  0x90: 'it does not accept the topic',
  0x95: 'an event is larger than it accepts',
  0x99: 'it does not accept the payload',
  0x9a: 'it does not keep retained messages',
  0x9b: 'it does not support QoS 1',
  0x9c: 'it says to use another server',
  0x9d: 'it has moved to another server',
}

/** Errors of TLS: a certificate that does not hold, or a port that does not speak it. Source: Node.js errors, OpenSSL X509_V codes */
const tlsCode =
  /^(ERR_SSL|ERR_TLS|ERR_OSSL|EPROTO|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|CERT_|CRL_|HOSTNAME_MISMATCH|INVALID_)/

const wordsFor: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the name is unknown',
  EAI_AGAIN: 'names cannot be looked up now',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; is the clock of this box right?',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not of the authority this box trusts',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not of the authority this box trusts',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not of the authority this box trusts',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody but itself',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'it wants a certificate of this box',
}

/** A reason code of the broker as a fault: BROKER_REFUSED or BROKER_AWAY. */
export const reasonFault = (code: number, url: string): Fault => {
  const refusal = refusals[code]
  return refusal === undefined
    ? new Fault('BROKER_AWAY', { url, reason: `it answered 0x${code.toString(16)}` })
    : new Fault('BROKER_REFUSED', { url, reason: refusal })
}

/** An error of the client library or of the network as a fault: BROKER_REFUSED or BROKER_AWAY. */
export const brokerFault = (error: unknown, url: string): Fault => {
  if (isFault(error)) return error
  if (!(error instanceof Error)) return new Fault('BROKER_AWAY', { url, reason: String(error) })
  const { code, reason, message } = error as Error & { readonly code?: unknown; readonly reason?: string }
  if (typeof code === 'number') return reasonFault(code, url)
  const said = wordsFor[String(code)] ?? reason ?? message
  const isTls = typeof code === 'string' && tlsCode.test(code)
  return isTls
    ? new Fault('BROKER_REFUSED', { url, reason: `TLS: ${said} (${code})` }, error)
    : new Fault('BROKER_AWAY', { url, reason: said }, error)
}

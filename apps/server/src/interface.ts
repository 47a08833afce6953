/** The operations of the interface, for programs that ask a running server. */
export {
  type Acknowledgement,
  type ActionRoute,
  API_PREFIX,
  ROUTES,
  type Route,
  routeUrl,
  signInRecoveryCodeRoute,
  signInRoute,
  signInTotpRoute,
  signOutRoute,
  type UploadedDocument,
} from '@corridor/contract'
